using System.Collections.Immutable;
using Matching.Engine.Decisions;
using Matching.Rules.Packs;

namespace Matching.Engine.Mutation;

/// <summary>The reference dates that trials are held on: edges of periods, ends of months, days that rules name.</summary>
internal static class ReferenceDays
{
    private const int OpenYears = 4;

    /// <summary>Days of a version's period.</summary>
    public static ImmutableArray<DateOnly> Of(Policy policy, RulePack pack, FramePlan plan, IEnumerable<DateOnly> named)
    {
        var last = pack.To ?? pack.From.AddYears(OpenYears);
        var months = Enumerable.Range(0, ((last.Year - pack.From.Year) * 12) + last.Month - pack.From.Month + 1).Select(i => pack.From.AddMonths(i));
        var figures = plan.Tags.SelectMany(t => t.DatedValues).SelectMany(v => new[] { v.From, v.To ?? v.From });
        return
        [
            .. months.SelectMany(m => new[] { new DateOnly(m.Year, m.Month, 1), new DateOnly(m.Year, m.Month, DateTime.DaysInMonth(m.Year, m.Month)) })
                .Concat(named.Concat(figures).SelectMany(d => new[] { d.AddDays(-1), d, d.AddDays(1) }))
                .Append(pack.From).Append(last).Distinct().Order()
                .Where(d => ReferenceEquals(policy.VersionOn(d), pack)),
        ];
    }

    /// <summary>The days around the edges of a version's period.</summary>
    public static ImmutableArray<DateOnly> Edges(RulePack pack) =>
        [.. new[] { pack.From, pack.To ?? pack.From }.SelectMany(d => new[] { d.AddDays(-2), d.AddDays(-1), d, d.AddDays(1), d.AddDays(2) }).Distinct().Order()];
}
