using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Engine.Runs;
using Matching.Rules.Packs;

namespace Matching.Benchmarks.Nights;

/// <summary>Says nothing of any match, so that a night can be timed without its traces.</summary>
internal sealed class NoReasons : IMatchReasons
{
    /// <inheritdoc/>
    public IReadOnlyList<MatchTrace> Of(Policy policy, RulePack pack, Snapshot snapshot, DateOnly asOf, IReadOnlyList<Decision> matches)
    {
        var empty = new MatchTrace(new TraceFrame(new TraceContent(policy.Id, pack.Version, pack.Hash, [], [], [])), "{}");
        return [.. Enumerable.Repeat(empty, matches.Count)];
    }
}
