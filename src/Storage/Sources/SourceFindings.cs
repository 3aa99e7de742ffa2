using Matching.Rules;
using Matching.Rules.Diagnostics;

namespace Matching.Storage.Sources;

/// <summary>What is refused in a source catalogue, with the reason and the remedy.</summary>
internal static class SourceFindings
{
    public static Diagnostic BadIdentifier(FilePlace at, string id) => Error(
        "SOURCE1001", at,
        new($"“{id}”不能作为数据源编号", $"'{id}' cannot be the identifier of a source"),
        new("编号用于文件名和列名", "identifiers become names of files and columns"),
        new("只用小写字母、数字和连字符，以字母开头，至多 64 个字符", "use lower-case letters, digits and hyphens, a letter first, at most 64 characters"));

    public static Diagnostic DuplicateIdentifier(FilePlace at, string id) => Error(
        "SOURCE1002", at,
        new($"数据源编号“{id}”重复", $"source '{id}' occurs twice"),
        new("一批数据必须只指向一个数据源", "a delivery must mean one source only"),
        new("改名或合并", "rename one or merge them"));

    public static Diagnostic UnknownTag(FilePlace at, string tag, IEnumerable<string> nearest) => Error(
        "SOURCE1003", at,
        new($"字典中没有标签“{tag}”", $"tag '{tag}' is not in the dictionary"),
        new("未知标签的数据不会被任何规则读到", "no rule would ever read its facts"),
        new($"是否指：{string.Join("、", nearest)}", $"did you mean: {string.Join(", ", nearest)}"));

    public static Diagnostic SecondSource(FilePlace at, string tag, string first) => Error(
        "SOURCE1004", at,
        new($"标签“{tag}”已由数据源 {first} 提供", $"tag '{tag}' is already stated by source {first}"),
        new("一数一源：两个来源不一致时无法判断谁对", "one tag has one source: when two disagree nobody can tell which is right"),
        new("只在负责部门的数据源中保留", "keep it with the responsible department only"));

    public static Diagnostic SystemTag(FilePlace at, string tag) => Error(
        "SOURCE1005", at,
        new($"标签“{tag}”由系统设置，不能由数据源提供", $"tag '{tag}' is set by the system and cannot be stated by a source"),
        new("业务日期等不是部门的事实", "the business date is not a department's fact"),
        new("从 tags 中删去", "remove it from tags"));

    public static Diagnostic ListInCsv(FilePlace at, string tag) => Error(
        "SOURCE1006", at,
        new($"csv 数据源不能提供列表标签“{tag}”", $"a csv source cannot state the list tag '{tag}'"),
        new("csv 的空单元格分不清“没有”与“未知”", "an empty csv cell cannot tell 'none' from 'not known'"),
        new("改用 format: jsonl", "use format: jsonl"));

    public static Diagnostic LinkMismatch(FilePlace at, bool needed) => Error(
        "SOURCE1007", at,
        needed
            ? new("家庭和子女数据源必须写 link", "a source about households or children needs link")
            : new("个人和企业数据源不能写 link", "a source about citizens or enterprises cannot have link"),
        new("家庭挂在申请人上，子女挂在申领的父母上，其他对象不挂", "a household hangs on its applicant and a child on the parent who applies; nothing else hangs on anybody"),
        needed ? new("写上申请人的列", "name the column of the applicant") : new("删去 link", "remove link"));

    public static Diagnostic KeyOfOtherKind(FilePlace at, string kind) => Error(
        "SOURCE1008", at,
        new($"{kind} 的标识类型不对", $"the identifier does not fit a source about {kind}"),
        new("个人和子女用 resident-id，企业用 uscc，家庭用 text", "citizens and children have a resident-id, enterprises a uscc, households a text"),
        new("改 identifier 或 kind", "change identifier or kind"));

    public static Diagnostic ColumnTwice(FilePlace at, string column) => Error(
        "SOURCE1009", at,
        new($"列“{column}”有两种用途", $"column '{column}' is used twice"),
        new("一列只能有一个含义；个人信息列不得进入快照", "a column has one meaning; personal columns never enter the snapshot"),
        new("改列名或删去一处", "rename it or remove one use"));

    public static Diagnostic Negative(FilePlace at) => Error(
        "SOURCE1010", at,
        new("minimumRows 不能为负数", "minimumRows cannot be negative"),
        new("它是一批数据的最少行数", "it is the fewest rows of a delivery"),
        new("写 0 或正整数", "write 0 or more"));

    private static Diagnostic Error(string code, FilePlace at, LocalizedText what, LocalizedText why, LocalizedText mend) =>
        new(code, Severity.Error, SourceSpan.None, what, why, mend, at);
}
