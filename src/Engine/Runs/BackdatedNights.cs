using System.Collections.Immutable;
using Matching.Engine.Entitlements;
using Matching.Engine.Ports;
using Matching.Rules.Packs;

namespace Matching.Engine.Runs;

/// <summary>Which decided nights a version that was published later has to decide again: the last one of each cycle that it was in force for.</summary>
public static class BackdatedNights
{
    /// <summary>The nights, oldest first.</summary>
    /// <param name="policy">The policy with all its versions.</param>
    /// <param name="judged">Its closed nights, the newest run of each date.</param>
    /// <returns>Cycle, night, and the version that holds for it now.</returns>
    public static ImmutableArray<(string Cycle, JudgedNight Night, RulePack Now)> Of(Policy policy, IEnumerable<JudgedNight> judged) =>
    [
        .. from night in judged.GroupBy(n => Cycles.Of(policy, n.Date), (_, nights) => nights.MaxBy(n => n.Date)!)
           let now = policy.VersionAt(night.Date)
           where now is not null && now.Hash != night.PackHash
           orderby night.Date
           select (Cycles.Of(policy, night.Date), night, now),
    ];
}
