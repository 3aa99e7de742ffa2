using Matching.Rules.Diagnostics;

namespace Matching.Rules.Packs.Reading;

/// <summary>What is pointed out while a version is read, although it is usable.</summary>
internal static class LintFindings
{
    public static Diagnostic UnusedParameter(FilePlace at, string name) => new(
        "PACK4001", Severity.Warning, SourceSpan.None,
        new($"参数“{name}”没有被用到", $"parameter '{name}' is not used"),
        new("没用到的数字可能是漏写的条件", "a figure that nothing uses may be a condition that was forgotten"),
        new("用上它或删去", "use it or remove it"),
        at);

    public static Diagnostic Contradiction(FilePlace at, string fact, string condition, string other) => Of(
        "PACK4009", Severity.Warning, at,
        condition == other
            ? new($"条件“{condition}”对“{fact}”的要求不可能满足", $"no value of '{fact}' satisfies condition '{condition}'")
            : new($"条件“{condition}”与“{other}”对“{fact}”的要求互相矛盾", $"conditions '{condition}' and '{other}' ask of '{fact}' what no value satisfies"),
        new("所有条件须同时成立，这样谁都不符合", "all conditions must hold together, so nobody is eligible"),
        new("核对界限与取值；二选一的要求写在一个条件里，用 or 连接", "check the bounds and values; join alternatives with 'or' in one condition"));

    public static Diagnostic AlwaysTrue(FilePlace at, string fact, string condition, Severity severity) => Of(
        "PACK4010", severity, at,
        new($"条件“{condition}”对“{fact}”的任何取值都成立", $"condition '{condition}' is true for every value of '{fact}'"),
        new("不能区分任何人的条件多半写错了界限", "a condition that tells nobody apart probably has a wrong bound"),
        new("改正界限，或删去该条件", "correct the bound, or remove the condition"));

    public static Diagnostic Implied(FilePlace at, string fact, string condition, string other, Severity severity) => Of(
        "PACK4011", severity, at,
        new($"条件“{condition}”对“{fact}”的要求已由“{other}”包含", $"what condition '{condition}' asks of '{fact}' follows from '{other}'"),
        new("它单独从不决定结果", "it never decides anything by itself"),
        new("改正其中一个的界限，或删去该条件", "correct the bound of one of them, or remove the condition"));

    public static Diagnostic UnreachableBranch(FilePlace at, string fact, string branch) => Of(
        "PACK4012", Severity.Warning, at,
        new($"分支“{branch}”永远不会被用到：“{fact}”到不了这里", $"branch '{branch}' is never used: no value of '{fact}' leads there"),
        new("条件或前面的分支已经排除了它", "the conditions or an earlier branch rule it out"),
        new("核对分支的界限与条件", "compare the bound of the branch with the conditions"));

    public static Diagnostic UnusedReference(FilePlace at, string id) => Of(
        "PACK4013", Severity.Notice, at,
        new($"依据“{id}”没有被任何条件或数字引用", $"reference '{id}' is cited by no condition and no figure"),
        new("没被引用的文件说明不了规则的出处", "a document that nothing cites does not show where a rule comes from"),
        new("在由它而来的条件或参数上写 reference，或删去", "cite it where a condition or parameter comes from it, or remove it"));

    private static Diagnostic Of(string code, Severity severity, FilePlace at, LocalizedText what, LocalizedText why, LocalizedText mend) =>
        new(code, severity, SourceSpan.None, what, why, mend, at);
}
