using System.Numerics;
using Matching.Engine.NRules;
using Matching.Engine.Populations;

namespace Matching.Benchmarks.Engine;

/// <summary>All packs in one network of NRules, compiled once; sessions of 1,000 subjects, each with its facts read from the snapshot.</summary>
internal sealed class NRulesCompetitor(RealWorkload work) : ICompetitor
{
    private readonly NRulesMatcher matcher = new(work.Tags, work.Packs);
    private readonly int count = work.Snapshot.Of(UnitKind.Citizen).Count;

    /// <inheritdoc/>
    public string Name => "NRules, 1 thread";

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    /// <inheritdoc/>
    public long CountMatches() => matcher.Match(work.Snapshot, Workload.AsOf, 0, count).Sum(p => p.Eligible.Sum(word => (long)BitOperations.PopCount(word)));
}
