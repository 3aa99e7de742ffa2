using Matching.Engine.Decisions;
using Matching.Rules.Packs;

namespace Matching.Engine.Runs;

/// <summary>The traces of tonight's matches, read on several threads.</summary>
internal sealed class NightReasons(NightWork work)
{
    private const int AtOnce = 500;

    private readonly Dictionary<string, RulePack> packs = work.InForce.ToDictionary(p => p.Policy.Id, p => p.Pack, StringComparer.Ordinal);

    /// <summary>Traces in the order of the matches, all of one policy in force.</summary>
    public IReadOnlyList<MatchTrace> Of(Policy policy, IEnumerable<Decision> matches) =>
    [
        .. InParallel.Select(matches.Chunk(AtOnce), work.Settings.Threads, work.Cancellation, some =>
            work.Ports.Reasons.Of(policy, packs[policy.Id], work.Request.Snapshot, work.AsOf, some)).SelectMany(r => r),
    ];
}
