namespace Matching.Rules.Values;

/// <summary>Causes of unknown that are not a missing tag: what could not be computed.</summary>
/// <remarks>Such a cause begins with <c>!</c>, which no tag name does, so that it can be told apart in <see cref="Value.Causes"/>.</remarks>
public static class Fault
{
    internal static readonly Value DivisionByZero = Of("除数为零 / division by zero");
    internal static readonly Value Overflow = Of("数值或日期超出范围 / number or date out of range");
    internal static readonly Value NullOperand = Of("空值参与计算 / null in a computation");
    internal static readonly Value Incomparable = Of("类型不同，不能比较 / values of different types cannot be compared");
    internal static readonly Value MixedZones = Of("一方有时区而另一方没有 / only one of two times has a zone");
    internal static readonly Value WrongType = Of("类型不符 / wrong type");
    internal static readonly Value EmptyList = Of("空列表没有结果 / an empty list has no result");
    internal static readonly Value InvalidText = Of("文字不符合格式 / malformed text");
    internal static readonly Value OutOfRange = Of("参数超出允许范围 / argument out of range");
    internal static readonly Value NoOverload = Of("参数的个数、名称或类型不符 / number, names or types of the arguments do not fit");
    internal static readonly Value NoClock = Of("没有给出当前时间 / no current time was given");
    internal static readonly Value InvalidPattern = Of("正则表达式有误 / malformed regular expression");
    internal static readonly Value DuplicateKey = Of("键重复 / duplicate key");
    internal static readonly Value SeveralHits = Of("决策表命中多行 / several rows of a decision table hit");
    internal static readonly Value InvalidExpression = Of("表达式不能读取 / the text is not an expression");
    internal static readonly Value UnknownName = Of("没有这个名称 / no such name");
    internal static readonly Value UnknownType = Of("没有这个类型 / no such type");
    internal static readonly Value ExternalFunction = Of("不支持外部函数（Java、PMML） / external functions (Java, PMML) are not supported");
    internal static readonly Value NotCallable = Of("不是函数，或参数不符 / not a function, or arguments that do not fit");
    internal static readonly Value Limit = Of("超过计算上限 / evaluation limit exceeded");

    /// <summary>Whether a cause is a fault of computation and not the name of a tag.</summary>
    public static bool Is(string cause) => cause.StartsWith('!');

    private static Value Of(string text) => Value.Unknown("!" + text);
}
