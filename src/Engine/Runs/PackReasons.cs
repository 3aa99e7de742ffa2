using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Engine.Tags;
using Matching.Rules.Packs;

namespace Matching.Engine.Runs;

/// <summary>Reads the traces of matches by the reference path: one plan a pack, one fill a match.</summary>
/// <remarks>Safe for use by several threads; every call has frames of its own.</remarks>
public sealed class PackReasons : IMatchReasons
{
    private readonly PackPlans plans;

    /// <summary>Reasons of packs that are bound in a dictionary's scope.</summary>
    public PackReasons(TagDictionary tags) => plans = new PackPlans(tags);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The snapshot has no unit of a match.</exception>
    public IReadOnlyList<MatchTrace> Of(
        Policy policy, RulePack pack, Snapshot snapshot, DateOnly asOf, IReadOnlyList<Decision> matches)
    {
        using var reading = new ReasonReading(policy, pack, p => plans.Of(policy, p), snapshot, asOf);
        return [.. matches.Select(reading.Of)];
    }
}
