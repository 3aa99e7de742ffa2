using System.Collections.Immutable;
using Matching.Engine.Decisions;
using Matching.Engine.Entitlements;
using Matching.Engine.Populations;
using Matching.Engine.Runs;
using Matching.Rules;
using Matching.Rules.Packs;

namespace Matching.Storage.Tests.Nights;

/// <summary>One reason for each match, which names its subject.</summary>
internal sealed class ScriptedReasons : IMatchReasons
{
    public IReadOnlyList<ImmutableArray<NotificationReason>> Of(
        Policy policy, RulePack pack, Snapshot snapshot, DateOnly asOf, IReadOnlyList<Decision> matches) =>
        [.. matches.Select(m => ImmutableArray.Create(new NotificationReason(
            new LocalizedText("条件", "condition"), "通知（沪〔2025〕1号）", true,
            [new ReasonFact("出生日期", "1950-01-01", null, "police", new DateOnly(2025, 11, 1), "Given"), new ReasonFact("对象", m.Subject, null, null, null, "System")])))];
}
