using System.Globalization;
using Matching.Rules;
using Matching.Rules.Diagnostics;

namespace Matching.Engine.Tags;

/// <summary>What is pointed out about a catalogue, with the reason and the remedy.</summary>
internal static class LintFindings
{
    public static Diagnostic NoCitation(FilePlace at, string name) => Of(
        "PACK4002", Severity.Warning, at,
        new($"“{name}”没有写依据", $"'{name}' cites nothing"),
        new("没有依据的条件或数字无法核对", "a condition or figure without a citation cannot be checked"),
        new("写上 reference", "add a reference"));

    public static Diagnostic Gap(FilePlace at, DateOnly from, DateOnly to) => Of(
        "PACK4003", Severity.Notice, at,
        new($"{Text(from)} 至 {Text(to)} 没有有效版本", $"no version is in force from {Text(from)} to {Text(to)}"),
        new("这段时间一律为“未施行”", "every decision in that time is not-in-force"),
        new("确认这是真实的空档，而不是漏收", "make sure that the gap is real and not a version that is missing"));

    public static Diagnostic Doubt(FilePlace at, LocalizedText doubt) => Of(
        "PACK4004", Severity.Notice, at,
        new($"存疑：{doubt.Zh}", $"in doubt: {doubt.En}"),
        new("存疑之处由人判断", "people decide what is in doubt"),
        new("核实后删去", "remove it when it is settled"));

    public static Diagnostic Unverified(FilePlace at) => Of(
        "PACK4005", Severity.Notice, at,
        new("数额未经核实", "the figures are not verified"),
        new("未核实的版本只进人工核查，不走快速通道", "an unverified version goes to review, never to fast track"),
        new("核对原文后写 verified: true", "check the published text and set verified: true"));

    public static Diagnostic NoDepartment(FilePlace at, string tag) => Of(
        "PACK4006", Severity.Warning, at,
        new($"标签“{tag}”没有责任部门", $"tag '{tag}' has no responsible department"),
        new("没有来源的标签永远未知", "a tag that nobody states is never known"),
        new("在 tags.yaml 写上 department", "set its department in tags.yaml"));

    public static Diagnostic NoMaximumAge(FilePlace at, string tag) => Of(
        "PACK4007", Severity.Notice, at,
        new($"标签“{tag}”没有最长时效", $"tag '{tag}' has no maximum age"),
        new("过时的事实会被当作现在的事实", "an old fact would count as a present one"),
        new("不会变的事实可以不写，其余写上 maxAgeDays", "leave it out for facts that never change, else set maxAgeDays"));

    public static Diagnostic ExternalExclusion(FilePlace at, string policy) => Of(
        "PACK4008", Severity.Notice, at,
        new($"与“{policy}”的互斥没有执行：目录未收录该政策", $"the exclusion with '{policy}' is not applied: the catalogue does not hold it"),
        new("可能有人重复享受", "somebody may receive both"),
        new("收录该政策，或由人工核对", "add that policy, or let people check"));

    public static Diagnostic LabelOfOtherMonth(FilePlace at, string label, DateOnly from) => Of(
        "PACK4014", Severity.Warning, at,
        new($"版本名“{label}”不是起始月 {from.ToString("yyyy-MM", CultureInfo.InvariantCulture)}", $"version '{label}' is not named after its first month, {from.ToString("yyyy-MM", CultureInfo.InvariantCulture)}"),
        new("版本按起始年月命名，人据此找到某一天用的版本", "versions are named after the month they begin in; people find the one for a day by it"),
        new("改版本名和文件名，或改 effective.from", "rename the version and its file, or change effective.from"));

    public static Diagnostic StaleNote(FilePlace at, string mutant, IReadOnlyList<string> nearest) => Of(
        "PACK4019", Severity.Warning, at,
        new($"survivors 里的“{mutant}”不是这个版本的变异", $"'{mutant}' among the survivors is no mutant of this version"),
        new("规则改过以后，旧的说明不再说明什么", "after the rule changed, the old explanation explains nothing"),
        nearest.Count == 0
            ? new("运行 rules mutate，按它给出的名称改写或删去", "run rules mutate and write the name that it gives, or remove the note")
            : new($"最接近的是“{nearest[0]}”；改写或删去", $"the nearest is '{nearest[0]}'; write that, or remove the note"));

    public static Diagnostic FewCases(FilePlace at, string version, int count, int least) => Of(
        "PACK4015", Severity.Warning, at,
        new($"版本 {version} 只有 {Text(count)} 个用例，少于 {Text(least)} 个", $"version {version} has {Text(count)} cases, fewer than {Text(least)}"),
        new("没有用例的界限写错了也无人知道", "a bound without a case can be wrong and nobody knows"),
        new("运行 rules cases --boundary，按依据核对后补上", "run rules cases --boundary, check what it writes against the source and add it"));

    public static Diagnostic NoCaseOnDay(FilePlace at, string version, DateOnly day, bool first) => Of(
        "PACK4016", Severity.Notice, at,
        first
            ? new($"版本 {version} 的首日 {Text(day)} 没有用例", $"no case is on {Text(day)}, the first day of version {version}")
            : new($"版本 {version} 的末日 {Text(day)} 没有用例", $"no case is on {Text(day)}, the last day of version {version}"),
        new("起止日差一天是最常见的错误", "a period that is off by a day is the commonest mistake"),
        new("补一个这一天的用例", "add a case on that day"));

    public static Diagnostic CasesContradict(FilePlace at, string name, string other) => Of(
        "PACK4017", Severity.Warning, at,
        new($"用例“{name}”与“{other}”的日期和标签相同，期望不同", $"cases '{name}' and '{other}' have the same date and tags and expect different things"),
        new("至少有一个写错了", "at least one of them is wrong"),
        new("按依据核对，改正其一", "check both against the source and correct one"));

    public static Diagnostic UnusedTag(FilePlace at, string tag) => Of(
        "PACK4018", Severity.Notice, at,
        new($"标签“{tag}”没有被任何政策用到", $"tag '{tag}' is used by no policy"),
        new("没有用处的标签不必采集", "what is not used need not be collected"),
        new("用上它，或从 tags.yaml 删去", "use it, or remove it from tags.yaml"));

    public static Diagnostic FigureGap(FilePlace at, string tag, DateOnly from, DateOnly to) => Of(
        "PACK4020", Severity.Notice, at,
        new($"参数“{tag}”在 {Text(from)} 至 {Text(to)} 没有取值", $"parameter '{tag}' has no value from {Text(from)} to {Text(to)}"),
        new("这段时间用到它的规则一律待核", "rules that use it are undetermined in that time"),
        new("补上取值，或确认这是真实的空档", "add the value, or make sure that the gap is real"));

    public static Diagnostic UnknownFailed(FilePlace at, string name, string condition, IReadOnlyList<string> known) => Of(
        "PACK4021", Severity.Warning, at,
        new($"用例“{name}”期望不满足的“{condition}”不是该版本的条件", $"case '{name}' expects condition '{condition}' to fail, which the version does not have"),
        new("写错的名称使用例永远不通过", "a mistyped name makes the case fail for ever"),
        new($"条件有：{string.Join("、", known)}", $"its conditions: {string.Join(", ", known)}"));

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Diagnostic Of(string code, Severity severity, FilePlace at, LocalizedText what, LocalizedText why, LocalizedText mend) =>
        new(code, severity, SourceSpan.None, what, why, mend, at);
}
