using System.Collections.Immutable;
using Matching.Engine.Decisions;
using Matching.Engine.Entitlements;
using Matching.Engine.Populations;
using Matching.Rules.Packs;

namespace Matching.Engine.Runs;

/// <summary>Says why matches were made, for those who are told of them.</summary>
public interface IMatchReasons
{
    /// <summary>The conditions of a pack with the facts that they read, for each match, in the order of the matches.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="pack">Its version that decided.</param>
    /// <param name="snapshot">The facts.</param>
    /// <param name="asOf">Business date.</param>
    /// <param name="matches">Eligible decisions of the policy on the snapshot.</param>
    IReadOnlyList<ImmutableArray<NotificationReason>> Of(
        Policy policy, RulePack pack, Snapshot snapshot, DateOnly asOf, IReadOnlyList<Decision> matches);
}
