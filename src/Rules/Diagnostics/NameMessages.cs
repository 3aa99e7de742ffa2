using Matching.Rules.Binding;

namespace Matching.Rules.Diagnostics;

/// <summary>Findings about names: FEEL2xxx.</summary>
internal static class NameMessages
{
    /// <summary>FEEL2001.</summary>
    public static Diagnostic UnknownName(SourceSpan span, string name, IReadOnlyList<string> nearest) => Error("FEEL2001", span,
        new($"名称“{name}”不在标签词典和本规则的参数中", $"the name '{name}' is neither in the tag dictionary nor a parameter of this rule"),
        new("写错的名称如果当作空值，会使条件悄悄失效", "a mistyped name read as null would silently switch the condition off"),
        ChineseOperators.In(name) is var (typed, meant)
            ? new($"关键字和运算符写作英文符号：“{typed}”请写作 {meant}", $"keywords and operators are written in English: write {meant} for '{typed}'")
            : Suggest(nearest, new("改正名称，或先在标签词典中登记", "correct the name, or register it in the tag dictionary first")));

    /// <summary>FEEL2002.</summary>
    public static Diagnostic UnknownFunction(SourceSpan span, string name, IReadOnlyList<string> nearest) => Error("FEEL2002", span,
        new($"没有名为“{name}”的函数", $"there is no function '{name}'"),
        new("只能调用内置函数", "only built-in functions can be called"),
        Suggest(nearest, new("改用内置函数", "use a built-in function")));

    /// <summary>FEEL2003.</summary>
    public static Diagnostic NoClock(SourceSpan span, string name) => Error("FEEL2003", span,
        new($"不能使用 {name}()", $"{name}() is refused"),
        new("同一数据同一日期必须得到同一结果，规则不能读取时钟", "the same facts and date must always give the same result, so rules have no clock"),
        new("改用名称“基准日”", "use the name 基准日 (the as-of date)"));

    /// <summary>FEEL2004.</summary>
    public static Diagnostic ArgumentCount(SourceSpan span, string function, int given, string accepted) => Error("FEEL2004", span,
        new($"函数“{function}”得到 {given} 个参数，应为 {accepted} 个", $"'{function}' got {given} arguments; it takes {accepted}"),
        new("参数个数不对时无法确定含义", "with a wrong number of arguments the meaning is not certain"),
        new("增减参数", "add or remove arguments"));

    /// <summary>FEEL2005.</summary>
    public static Diagnostic ArgumentName(SourceSpan span, string function, string name, IEnumerable<string> parameters) => Error("FEEL2005", span,
        new($"函数“{function}”没有可用的参数“{name}”", $"'{function}' has no free parameter '{name}'"),
        new("命名参数须与函数的参数名一致，每个一次，且不与位置参数混用", "named arguments use the function's parameter names, each once, and do not mix with positional ones"),
        new($"可用的参数名：{string.Join("、", parameters)}", $"its parameters: {string.Join(", ", parameters)}"));

    /// <summary>FEEL2006.</summary>
    public static Diagnostic UnknownMember(SourceSpan span, FeelType type, string member, IReadOnlyList<string> members) => Error("FEEL2006", span,
        new($"{TypeWords.Zh(type)} 没有属性“{member}”", $"{type} has no property '{member}'"),
        new("不存在的属性没有值", "a property that does not exist has no value"),
        members.Count == 0
            ? new("去掉属性", "remove the property")
            : new($"可用的属性：{string.Join("、", members)}", $"its properties: {string.Join(", ", members)}"));

    /// <summary>FEEL2007, a warning.</summary>
    public static Diagnostic Hides(SourceSpan span, string name) => new("FEEL2007", Severity.Warning, span,
        new($"局部名称“{name}”遮住了同名的标签", $"the local name '{name}' hides the tag of the same name"),
        new("读者会以为这里读的是标签", "a reader will take it for the tag"),
        new("换一个局部名称", "choose another local name"));

    /// <summary>FEEL2008.</summary>
    public static Diagnostic DuplicateKey(SourceSpan span, string key) => Error("FEEL2008", span,
        new($"键“{key}”重复", $"the key '{key}' occurs twice"),
        new("同一个键只能有一个值", "a key has one value"),
        new("删去其中一个", "remove one of them"));

    private static LocalizedText Suggest(IReadOnlyList<string> nearest, LocalizedText otherwise) => nearest.Count == 0
        ? otherwise
        : new($"是否想写：{string.Join("、", nearest)}？否则{otherwise.Zh}", $"did you mean {string.Join(", ", nearest)}? Otherwise {otherwise.En}");

    private static Diagnostic Error(string code, SourceSpan span, LocalizedText what, LocalizedText why, LocalizedText mend) =>
        new(code, Severity.Error, span, what, why, mend);
}
