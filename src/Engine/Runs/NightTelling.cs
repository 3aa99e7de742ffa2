using Matching.Engine.Decisions;
using Matching.Engine.Entitlements;
using Matching.Rules.Packs;

namespace Matching.Engine.Runs;

/// <summary>Tells of benefits that are never paid here: once for each policy, subject, cycle, item and version.</summary>
internal sealed class NightTelling(NightWork work, NightReasons reasons)
{
    public int Run(NightMatched matched)
    {
        var told = 0;
        foreach (var night in matched.Policies.Where(n => !n.Policy.Benefit.IsPaid && n.NewlyGranted.Count > 0))
        {
            var (policy, decisions) = (night.Policy, night.NewlyGranted);
            var cycle = Cycles.Of(policy, work.AsOf);

            // Most were told on an earlier night: their reasons are not read again.
            var stored = night.IsAllNew
                ? work.Ports.Entitlements.ToldIds(policy.Id, cycle)
                : work.Ports.Entitlements.ToldAmong([.. decisions.SelectMany(d => Tellings(policy, d, cycle))]);
            var untold = decisions.Where(d => !stored.Contains(NotificationTexts.TellingId(d, cycle))).ToList();
            var done = 0;
            foreach (var chunk in untold.Chunk(work.Settings.ChunkRows))
            {
                var messages = chunk.Zip(reasons.Of(policy, chunk), (d, why) => NotificationTexts.Telling(policy, d, cycle, ToldBefore(policy, d, cycle, stored)) with { Trace = why });
                told += work.Ports.Entitlements.Tell(work.Claim, [.. messages], work.Clock.GetUtcNow());
                done += chunk.Length;
                work.Report(NightStage.Entitling, policy.Id, done, untold.Count);
            }
        }

        return told;
    }

    /// <summary>What was told of a decision, by whatever version.</summary>
    private static IEnumerable<string> Tellings(Policy policy, Decision decision, string cycle) =>
        policy.Versions.Select(v => v.Version).Append(decision.Version).Distinct(StringComparer.Ordinal).Select(v => NotificationTexts.TellingId(decision with { Version = v }, cycle));

    private static RulePack? ToldBefore(Policy policy, Decision decision, string cycle, IReadOnlySet<string> told) => policy.Versions
        .LastOrDefault(v => v.Version != decision.Version && told.Contains(NotificationTexts.TellingId(decision with { Version = v.Version }, cycle)));
}
