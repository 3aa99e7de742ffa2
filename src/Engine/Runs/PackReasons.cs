using System.Collections.Concurrent;
using System.Collections.Immutable;
using Matching.Engine.Decisions;
using Matching.Engine.Entitlements;
using Matching.Engine.Populations;
using Matching.Engine.Tags;
using Matching.Rules.Packs;

namespace Matching.Engine.Runs;

/// <summary>Reads the reasons of matches by the reference path: one plan a pack, one fill a match.</summary>
/// <remarks>Safe for use by several threads; every call has frames of its own.</remarks>
public sealed class PackReasons : IMatchReasons
{
    private readonly TagDictionary tags;
    private readonly ConcurrentDictionary<(string Hash, DateOnly? To), PackPlan> plans = new();

    /// <summary>Reasons of packs that are bound in a dictionary's scope.</summary>
    public PackReasons(TagDictionary tags) => this.tags = tags;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The snapshot has no unit of a match.</exception>
    public IReadOnlyList<ImmutableArray<NotificationReason>> Of(
        Policy policy, RulePack pack, Snapshot snapshot, DateOnly asOf, IReadOnlyList<Decision> matches)
    {
        var reading = new ReasonReading(policy, pack, p => PlanOf(policy, p), snapshot, asOf);
        return [.. matches.Select(reading.Of)];
    }

    /// <summary>A later version may end the period of an earlier one, so the period is part of what a plan is known by.</summary>
    private PackPlan PlanOf(Policy policy, RulePack pack) =>
        plans.GetOrAdd((pack.Hash, policy.PeriodOf(pack).To), _ => PackPlan.OfUnits(policy, pack, tags));
}
