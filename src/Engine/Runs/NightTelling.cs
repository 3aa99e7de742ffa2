using Matching.Engine.Entitlements;

namespace Matching.Engine.Runs;

/// <summary>Tells of benefits that are never paid here: once for each policy, subject, cycle, item and version.</summary>
internal sealed class NightTelling(NightWork work)
{
    public int Run(NightMatched matched)
    {
        var told = 0;
        foreach (var (policy, decisions) in matched.Granted.Where(g => !g.Policy.Benefit.IsPaid))
        {
            var cycle = Cycles.Of(policy.Benefit.Cycle, work.AsOf);
            var done = 0;
            foreach (var chunk in decisions.Chunk(work.Settings.ChunkRows))
            {
                told += work.Ports.Entitlements.Tell(work.Claim, [.. chunk.Select(d => NotificationTexts.Telling(policy, d, cycle))], work.Clock.GetUtcNow());
                done += chunk.Length;
                work.Report(NightStage.Entitling, policy.Id, done, decisions.Count);
            }
        }

        return told;
    }
}
