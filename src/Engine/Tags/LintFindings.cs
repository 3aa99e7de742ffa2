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

    public static Diagnostic Doubts(FilePlace at, int count) => Of(
        "PACK4004", Severity.Notice, at,
        new($"有 {Text(count)} 处存疑", $"{Text(count)} open doubts"),
        new("存疑之处由人判断", "people decide what is in doubt"),
        new("核实后删去", "remove them when they are settled"));

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

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Diagnostic Of(string code, Severity severity, FilePlace at, LocalizedText what, LocalizedText why, LocalizedText mend) =>
        new(code, severity, SourceSpan.None, what, why, mend, at);
}
