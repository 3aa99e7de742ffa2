using Matching.Engine.Decisions;
using Matching.Engine.Entitlements;
using Matching.Rules.Packs;
using Matching.Storage;
using Matching.Storage.Views;

namespace Matching.Api.Commands;

/// <summary>What became of the right that a decision gave: its state, and what was weighed against it.</summary>
internal static class RightLine
{
    /// <summary>The line, or null where no right is stored or nothing was said about it.</summary>
    /// <param name="database">The database.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="explained">The decision.</param>
    /// <param name="english">Whether in English.</param>
    public static string? Of(Database database, Policy policy, Explanation explained, bool english)
    {
        var key = new EntitlementKey(policy.Id, explained.Subject, Cycles.Of(policy, explained.AsOf), explained.Item);
        if (!policy.Benefit.IsPaid || new RightView(database).Find(explained.Subject, key.Id) is not { } right)
        {
            return null;
        }

        // Reasons are stored in Chinese, what was weighed in both languages; where the two are the same it is said once.
        string?[] said = english
            ? [right.Allocation?.En ?? right.Reason]
            : [right.Reason, right.Allocation?.Zh == right.Reason ? null : right.Allocation?.Zh];
        var why = string.Join(english ? "; " : "；", said.OfType<string>());
        var code = right.ReasonCode is { } known ? $" {known}" : "";
        return why.Length == 0 ? null
            : english ? $"What became of it ({right.Cycle}): {right.State}{code}: {why}"
            : $"后续（{right.Cycle}）：{right.State}{code}：{why}";
    }
}
