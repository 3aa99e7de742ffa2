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
    public static Diagnostic Overlap(SourceSpan span, int first, int second, string example) => Error("FEEL4004", span,
        new($"第 {first} 行与第 {second} 行重叠，例如 {example}", $"rows {first} and {second} overlap, e.g. {example}"),
        new("命中策略 U 只允许命中一行，命中策略 A 要求重叠的行结果相同", "hit policy U lets one row hit; under A rows that overlap must have the same output"),
        new("收窄其中一行，例如用 [70..80) 代替 [70..80]；或改用命中策略 F", "narrow one of them, e.g. [70..80) instead of [70..80], or use hit policy F"));

    /// <summary>FEEL4005.</summary>
    public static Diagnostic Unreachable(SourceSpan span, int row, int earlier) => Error("FEEL4005", span,
        new($"第 {row} 行永远不会命中：第 {earlier} 行已经包含它", $"row {row} can never hit: row {earlier} covers it"),
        new("不可达的行说明表格写错了", "a row that cannot be reached shows that the table is wrong"),
        new("删去该行，或调整行的次序", "remove it or change the order of the rows"));

    /// <summary>FEEL4005.</summary>
    public static Diagnostic UnreachableTogether(SourceSpan span, int row, IReadOnlyList<int> earlier, bool more) => Error("FEEL4005", span,
        new($"第 {row} 行永远不会命中：前面的行合起来已经包含它（{string.Join("、", earlier)}{(more ? "…" : "")}）",
            $"row {row} can never hit: earlier rows together cover it ({string.Join(", ", earlier)}{(more ? ", …" : "")})"),
        new("不可达的行说明表格写错了", "a row that cannot be reached shows that the table is wrong"),
        new("删去该行，或调整行的次序", "remove it or change the order of the rows"));

    /// <summary>FEEL4008, a warning.</summary>
    public static Diagnostic Gap(SourceSpan span, string example, string region) => new("FEEL4008", Severity.Warning, span,
        new($"没有一行命中：{region}；例如 {example}", $"no row hits: {region}; e.g. {example}"),
        new("没有命中时结果为空，金额无法确定", "without a hit the result is null, and an amount cannot be determined"),
        new("补上一行；该情形不会出现时，写成条件或以一行说明其结果", "add a row; if it cannot occur, say so in a condition or give it a row of its own"));

    /// <summary>FEEL4009, a warning.</summary>
    public static Diagnostic Useless(SourceSpan span, int column, string input) => new("FEEL4009", Severity.Warning, span,
        new($"第 {column} 个输入“{Shown(input)}”不起作用：每一行都接受它的任何值", $"input {column}, '{Shown(input)}', decides nothing: every row takes any value of it"),
        new("它可能是漏填的条件，读者也会当它是条件", "it may be a condition that was forgotten, and a reader takes it for one"),
        new("填上单元格，或删去该列", "fill in its cells or remove the column"));

    /// <summary>FEEL4010, a warning.</summary>
    public static Diagnostic CutOff(SourceSpan span) => new("FEEL4010", Severity.Warning, span,
        new("表格的检查在完成之前中止", "the check of the table was cut off before it was complete"),
        new("行列的组合过多，未列出的缺口或不可达的行仍可能存在", "there are too many combinations of rows and inputs; gaps and unreachable rows may be left that are not listed"),
        new("拆成几张表，或减少重叠的行", "split it into several tables, or let fewer rows overlap"));

    /// <summary>FEEL4011, a notice.</summary>
    public static Diagnostic Opaque(SourceSpan span, int row, int column, int count) => new("FEEL4011", Severity.Notice, span,
        new($"有 {count} 个单元格的取值无法事先确定，第一个在第 {row} 行第 {column} 格", $"cells that cannot be told beforehand: {count}; the first is row {row}, cell {column}"),
        new("它们取决于其他标签或计算，检查时不算作重叠，也不算作缺口", "they depend on other tags or on a computation; they were not taken for overlaps nor for gaps"),
        new("请自行核对这些行，或把计算写进输入，单元格只写值和区间", "check these rows yourself, or put the computation into an input and only values and ranges into cells"));

    /// <summary>FEEL4012.</summary>
    public static Diagnostic Impossible(SourceSpan span, int row, int column) => Error("FEEL4012", span,
        new($"第 {row} 行第 {column} 格：没有一个可能的值符合", $"row {row}, cell {column}: no value that can occur passes"),
        new("这一行永远不会命中", "the row can never hit"),
        new("改正单元格，或删去该行；任意值写作 -", "correct the cell or remove the row; write - for any value"));

    /// <summary>FEEL4006.</summary>
    public static Diagnostic SumOfOther(SourceSpan span, FeelType type) => Error("FEEL4006", span,
        new($"命中策略 C+ 只能累加数字，得到的是{TypeWords.Zh(type)}", $"hit policy C+ adds numbers, not {type}"),
        new("不能相加的结果没有总和", "outputs that cannot be added have no sum"),
        new("改为数字，或改用命中策略 C", "use numbers or hit policy C"));

    private static string Shown(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private static Diagnostic Error(string code, SourceSpan span, LocalizedText what, LocalizedText why, LocalizedText mend) =>
        new(code, Severity.Error, span, what, why, mend);
}
