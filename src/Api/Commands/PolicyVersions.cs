using Matching.Rules;
using Matching.Rules.Packs;

namespace Matching.Api.Commands;

/// <summary>The version of a policy that was named on the command line.</summary>
public static class PolicyVersions
{
    /// <summary>The version with a label; the newest where none is named.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="label">Label, or null.</param>
    /// <param name="option">Where the label was given, for messages.</param>
    /// <exception cref="CommandFailure">There is no such version; the message lists those that there are.</exception>
    public static RulePack Require(Policy policy, string? label, string option) =>
        policy.Versions.LastOrDefault(v => label is null || v.Version == label) ?? throw new CommandFailure(
            ExitCode.BadInput, new LocalizedText($"{policy.Id} 没有版本 {label}", $"{policy.Id} has no version {label}"), option,
            new LocalizedText($"已有版本：{Labels(policy)}", $"its versions: {Labels(policy)}"));

    private static string Labels(Policy policy) => string.Join(", ", policy.Versions.Select(v => v.Version));
}
