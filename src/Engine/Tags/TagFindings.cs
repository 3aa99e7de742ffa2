using System.Globalization;
using Matching.Rules;
using Matching.Rules.Diagnostics;

namespace Matching.Engine.Tags;

/// <summary>What is refused in a tag dictionary, with the reason and the remedy.</summary>
internal static class TagFindings
{
    public static Diagnostic Duplicate(FilePlace at, string name, FilePlace first) => Error(
        "TAG1001", at,
        new($"名称或代码“{name}”重复，第一次在第 {first.Line.ToString(CultureInfo.InvariantCulture)} 行", $"name or code '{name}' occurs twice, first on line {first.Line.ToString(CultureInfo.InvariantCulture)}"),
        new("一个名称只能指一个标签", "a name can mean one tag only"),
        new("改名或合并", "rename one or merge them"));

    public static Diagnostic Circle(FilePlace at, IEnumerable<string> names) => Error(
        "TAG1002", at,
        new($"派生公式循环：{string.Join("、", names)}", $"the formulas read each other in a circle: {string.Join(", ", names)}"),
        new("循环的公式没有值", "formulas in a circle have no value"),
        new("让其中一个只读基础标签", "let one of them read base tags only"));

    public static Diagnostic BadName(FilePlace at, string name) => Error(
        "TAG1003", at,
        new($"“{name}”不能作为名称", $"'{name}' cannot be a name"),
        new("名称不能以数字开头，不能含空白、- / * + 或全角标点", "a name may not start with a digit or hold blanks, - / * + or full-width punctuation"),
        new("改用汉字、字母、数字和下划线", "use characters, letters, digits and underscores"));

    public static Diagnostic ValuesMissing(FilePlace at, string name) => Error(
        "TAG1004", at,
        new($"枚举标签“{name}”没有取值", $"enum tag '{name}' lists no values"),
        new("没有取值就不能发现写错的代码", "without values a mistyped code is not found"),
        new("列出 values，或写 openCodeSet: true", "list values or write openCodeSet: true"));

    public static Diagnostic ValueOfOtherType(FilePlace at, string value, string type) => Error(
        "TAG1005", at,
        new($"取值“{value}”不属于类型 {type}", $"value '{value}' is not of type {type}"),
        new("取值须与标签的类型一致", "values must have the type of their tag"),
        new("改取值或类型", "change the value or the type"));

    public static Diagnostic FormulaOfBaseTag(FilePlace at, string name) => Error(
        "TAG1006", at,
        new($"标签“{name}”不是派生标签，不能有公式", $"tag '{name}' is not derived and cannot have a formula"),
        new("基础标签由部门提供，不由本系统计算", "a base tag is stated by a department, not computed here"),
        new("改 role 或删去公式", "change the role or remove the formula"));

    public static Diagnostic DatedOverlap(FilePlace at, string name) => Error(
        "TAG1007", at,
        new($"参数“{name}”的时段重叠或颠倒", $"the periods of parameter '{name}' overlap or run backwards"),
        new("同一天只能有一个值", "one day can have one value only"),
        new("按日期排列，前一段先结束", "put them in order; end one before the next begins"));

    private static Diagnostic Error(string code, FilePlace at, LocalizedText what, LocalizedText why, LocalizedText mend) =>
        new(code, Severity.Error, SourceSpan.None, what, why, mend, at);
}
