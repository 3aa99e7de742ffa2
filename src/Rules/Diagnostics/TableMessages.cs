using Matching.Rules.Binding;

namespace Matching.Rules.Diagnostics;

/// <summary>Findings about ranges and decision tables: FEEL4xxx.</summary>
internal static class TableMessages
{
    /// <summary>FEEL4001.</summary>
    public static Diagnostic EmptyRange(SourceSpan span) => Error("FEEL4001", span,
        new("区间的下限大于上限", "the lower end of the range is above the upper end"),
        new("这样的区间不含任何值，条件永远不会成立", "no value lies in such a range, so the test never holds"),
        new("交换两端", "swap the ends"));

    /// <summary>FEEL4002.</summary>
    public static Diagnostic CellCount(SourceSpan span, int row, int found, int wanted) => Error("FEEL4002", span,
        new($"第 {row} 行有 {found} 个单元格，应为 {wanted} 个", $"row {row} has {found} cells; it needs {wanted}"),
        new("每个输入对应一个单元格", "there is one cell for each input"),
        new("补上单元格；任意值写作 -", "add cells; write - for any value"));

    /// <summary>FEEL4003.</summary>
    public static Diagnostic NoInputs() => Error("FEEL4003", SourceSpan.None,
        new("决策表没有输入，或没有行", "the decision table has no inputs or no rows"),
        new("空表没有结果", "an empty table has no result"),
        new("补上输入和行", "add inputs and rows"));

    /// <summary>FEEL4007.</summary>
    public static Diagnostic TooManyRows(int found, int limit) => Error("FEEL4007", SourceSpan.None,
        new($"决策表有 {found} 行，超过上限 {limit}", $"the decision table has {found} rows, more than the limit of {limit}"),
        new("过大的表格无法审阅", "a table this large cannot be reviewed"),
        new("拆成几张表", "split it into several tables"));

    /// <summary>FEEL4004.</summary>
    public static Diagnostic Overlap(SourceSpan span, int first, int second) => Error("FEEL4004", span,
        new($"第 {first} 行与第 {second} 行重叠", $"rows {first} and {second} overlap"),
        new("命中策略 U 只允许命中一行，命中策略 A 要求重叠的行结果相同", "hit policy U lets one row hit; under A rows that overlap must have the same output"),
        new("收窄其中一行，例如用 [70..80) 代替 [70..80]；或改用命中策略 F", "narrow one of them, e.g. [70..80) instead of [70..80], or use hit policy F"));

    /// <summary>FEEL4005.</summary>
    public static Diagnostic Unreachable(SourceSpan span, int row, int earlier) => Error("FEEL4005", span,
        new($"第 {row} 行永远不会命中：第 {earlier} 行已经包含它", $"row {row} can never hit: row {earlier} covers it"),
        new("不可达的行说明表格写错了", "a row that cannot be reached shows that the table is wrong"),
        new("删去该行，或调整行的次序", "remove it or change the order of the rows"));

    /// <summary>FEEL4006.</summary>
    public static Diagnostic SumOfOther(SourceSpan span, FeelType type) => Error("FEEL4006", span,
        new($"命中策略 C+ 只能累加数字，得到的是{TypeWords.Zh(type)}", $"hit policy C+ adds numbers, not {type}"),
        new("不能相加的结果没有总和", "outputs that cannot be added have no sum"),
        new("改为数字，或改用命中策略 C", "use numbers or hit policy C"));

    private static Diagnostic Error(string code, SourceSpan span, LocalizedText what, LocalizedText why, LocalizedText mend) =>
        new(code, Severity.Error, span, what, why, mend);
}
