using Matching.Rules.Binding;
using static Matching.Rules.Diagnostics.TypeWords;

namespace Matching.Rules.Diagnostics;

/// <summary>Findings about types, units and values: FEEL3xxx.</summary>
internal static class TypeMessages
{
    private static readonly LocalizedText WhyTypes =
        new("类型不合的运算没有结果，会使条件永远不成立", "an operation on types that do not go together has no result, so the condition could never hold");

    /// <summary>FEEL3001.</summary>
    public static Diagnostic Operator(SourceSpan span, string symbol, FeelType left, FeelType right) => Error("FEEL3001", span,
        new($"不能对 {Zh(left)} 和 {Zh(right)} 作“{symbol}”运算", $"'{symbol}' does not work on {left} and {right}"),
        WhyTypes, new("核对两边的标签及其类型", "check the tags on both sides and their types"));

    /// <summary>FEEL3002.</summary>
    public static Diagnostic Incomparable(SourceSpan span, FeelType left, FeelType right) => Error("FEEL3002", span,
        new($"{Zh(left)} 与 {Zh(right)} 不能比较", $"{left} cannot be compared with {right}"),
        new("不同类型的值永远不相等", "values of different types are never equal"),
        new("文字加双引号，数字不加；日期写作 date(\"2025-01-31\")；P1Y 与 P365D 也不能比较", "quote text, do not quote numbers, write dates as date(\"2025-01-31\"); P1Y and P365D do not compare either"));

    /// <summary>FEEL3003.</summary>
    public static Diagnostic OutsideDomain(SourceSpan span, string value, IReadOnlyCollection<string> allowed, IReadOnlyList<string> nearest) => Error("FEEL3003", span,
        new($"{value} 不在该标签的取值范围内", $"{value} is not one of the values of the tag"),
        new("与不存在的值比较，条件永远不会成立", "a comparison with a value that cannot occur never holds"),
        nearest.Count > 0
            ? new($"是否想写：{string.Join("、", nearest)}？允许的值：{Shown(allowed)}", $"did you mean {string.Join(", ", nearest)}? Allowed: {Shown(allowed)}")
            : new($"允许的值：{Shown(allowed)}", $"allowed: {Shown(allowed)}"));

    /// <summary>FEEL3004.</summary>
    public static Diagnostic NotBoolean(SourceSpan span, FeelType found) => Error("FEEL3004", span,
        new($"这里需要真假值，得到的是 {Zh(found)}", $"a boolean is needed here, not {found}"),
        new("条件只能是真、假或未知", "a condition is true, false or unknown"),
        new("写出比较，例如 标签 = true 或 标签 > 0", "write a comparison, e.g. 标签 = true or 标签 > 0"));

    /// <summary>FEEL3005.</summary>
    public static Diagnostic Argument(SourceSpan span, string function, string parameter, FeelType wanted, FeelType found) => Error("FEEL3005", span,
        new($"函数“{function}”的参数“{parameter}”应为 {Zh(wanted)}，得到的是 {Zh(found)}", $"parameter '{parameter}' of '{function}' is {wanted}, not {found}"),
        WhyTypes, new("核对参数及其顺序", "check the arguments and their order"));

    /// <summary>FEEL3005.</summary>
    public static Diagnostic Arguments(SourceSpan span, string function, IEnumerable<FeelType> found) => Error("FEEL3005", span,
        new($"函数“{function}”的参数类型彼此不合：{string.Join("、", found.Take(10).Select(Zh))}", $"the arguments of '{function}' do not go together: {Joined(found)}"),
        WhyTypes, new("核对参数及其类型", "check the arguments and their types"));

    /// <summary>FEEL3006.</summary>
    public static Diagnostic Result(SourceSpan span, FeelType wanted, FeelType found) => Error("FEEL3006", span,
        new($"结果应为 {Zh(wanted)}，得到的是 {Zh(found)}", $"the result must be {wanted}, not {found}"),
        new("结果类型不合时无法使用", "a result of another type cannot be used"),
        new("核对表达式，条件应为真假值，金额应为数字", "check the expression: a condition is boolean, an amount is a number"));

    /// <summary>FEEL3007.</summary>
    public static Diagnostic Units(SourceSpan span, string left, string right) => Error("FEEL3007", span,
        new($"单位不同：{left} 与 {right}", $"different units: {left} and {right}"),
        new("单位不同的量相加减或比较没有意义", "quantities of different units cannot be added or compared"),
        new("先换算成同一单位，例如 年额 / 12", "convert to one unit first, e.g. a yearly amount / 12"));

    /// <summary>FEEL3008.</summary>
    public static Diagnostic DivisionByZero(SourceSpan span) => Error("FEEL3008", span,
        new("除数是零", "division by zero"), new("除以零没有结果", "it has no result"), new("改正除数", "correct the divisor"));

    /// <summary>FEEL3009.</summary>
    public static Diagnostic Constant(SourceSpan span, string text, string fault) => Error("FEEL3009", span,
        new($"“{text}”没有结果：{fault}", $"'{text}' has no result: {fault}"),
        new("常量在载入时计算，无效的常量会使条件永远未知", "constants are computed when loaded; one without a value would leave the condition unknown for ever"),
        new("改正，例如 date(\"2025-01-31\")、duration(\"P1Y6M\")", "correct it, e.g. date(\"2025-01-31\"), duration(\"P1Y6M\")"));

    /// <summary>FEEL3010.</summary>
    public static Diagnostic Branches(SourceSpan span, FeelType first, FeelType second) => Error("FEEL3010", span,
        new($"各部分的类型不同：{Zh(first)} 与 {Zh(second)}", $"the parts have different types: {first} and {second}"),
        WhyTypes, new("使 then 与 else、列表的各元素、表格各行的结果类型相同", "give then and else, the elements of a list and the outputs of a table one type"));

    /// <summary>FEEL3011.</summary>
    public static Diagnostic NotList(SourceSpan span, FeelType found) => Error("FEEL3011", span,
        new($"这里需要列表，得到的是 {Zh(found)}", $"a list is needed here, not {found}"),
        WhyTypes, new("写作列表，例如 [1, 2]，或改用列表类标签", "write a list, e.g. [1, 2], or use a list tag"));

    /// <summary>FEEL3012.</summary>
    public static Diagnostic RangeOutOfPlace(SourceSpan span) => Error("FEEL3012", span,
        new("区间不能用在这里", "a range cannot be used here"),
        new("区间只用于 in 之后和表格的单元格", "a range stands only after 'in' and in table cells"),
        new("写作 值 in [1..5]", "write value in [1..5]"));

    private static string Shown(IReadOnlyCollection<string> allowed) => string.Join(", ", allowed.Take(20)) + (allowed.Count > 20 ? " …" : "");

    private static string Joined(IEnumerable<FeelType> types) => string.Join(", ", types.Take(10));

    private static Diagnostic Error(string code, SourceSpan span, LocalizedText what, LocalizedText why, LocalizedText mend) =>
        new(code, Severity.Error, span, what, why, mend);
}
