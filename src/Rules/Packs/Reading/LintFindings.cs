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
}
