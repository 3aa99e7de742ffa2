using Matching.Engine.Amounts;
using Matching.Engine.Columns;
using Matching.Engine.Decisions;
using Matching.Engine.Previews;
using Matching.Engine.Runs;
using Matching.Engine.Tags;
using Matching.Rules.Packs;

namespace Matching.Catalog.Tests;

/// <summary>Every policy decides by columns as it does row by row, over units made of the facts of its cases, mixed, left out and grown stale by chance.</summary>
[TestFixture]
public sealed class ColumnarTests
{
    private const int Units = 600;
    private static readonly TagDictionary Tags = CaseUnits.Tags;

    [TestCaseSource(nameof(Policies))]
    public void Evaluate_UnitsMadeOfCases_SameByColumnsAndByRows(Policy policy)
    {
        var eligible = 0;
        foreach (var asOf in policy.Versions.Select(v => v.From.AddDays(40)).Append(new DateOnly(2025, 11, 28)))
        {
            if (policy.VersionAt(asOf) is not { } pack)
            {
                continue;
            }

            var work = PartitionWork.OfAll(policy, pack, CaseUnits.SnapshotOf(policy, asOf, Units), asOf);
            var rows = new RowEvaluator(Tags).Evaluate(work);
            var columns = new PackEvaluator(Tags).Evaluate(work);

            Assert.That(columns.Found.Select(DecisionText.Of), Is.EqualTo(rows.Found.Select(DecisionText.Of)));
            Assert.That(columns.NotEligible.Words.ToArray(), Is.EqualTo(rows.NotEligible.Words.ToArray()));
            Assert.That(columns.Found.Count(d => d.Held is not null), Is.Zero);
            Assert.That(Matched(work), Is.EqualTo(rows.Rows().Where(r => r.Decision.Outcome == Outcome.Eligible || r.Decision.Missing.Length > 0).Select(r => r.Index)));
            Assert.That(Previewed(work), Is.EqualTo(Figures(rows)));
            eligible += rows.Found.Count(d => d.Outcome == Outcome.Eligible);
        }

        Assert.That(eligible, Is.GreaterThan(0), "no unit is eligible on any date: the test would show little");
    }

    private static (int, int, int, Money?) Previewed(PartitionWork work)
    {
        var request = new PreviewRequest(work.Policy, work.Pack, null, work.Snapshot, work.AsOf);
        var after = new PackPreview(new ColumnShelf(Tags)).Run(request, 2).After;
        return (after.Eligible, after.Undetermined, after.Held, after.Total);
    }

    private static (int, int, int, Money?) Figures(Judgements judged)
    {
        var granted = judged.Found.Where(d => d is { Outcome: Outcome.Eligible, Held: null }).ToList();
        var amounts = granted.Select(d => d.Amount).OfType<Money>().ToList();
        return (
            granted.Count, judged.Found.Count(d => d.Outcome == Outcome.Undetermined), judged.Found.Count(d => d.Held is not null),
            amounts.Count == 0 ? null : amounts.Aggregate((a, b) => a + b));
    }

    /// <summary>The units that the matcher, asked directly and in two parts, does not refuse.</summary>
    private static IEnumerable<int> Matched(PartitionWork work)
    {
        var matcher = new ColumnarMatcher(Tags, [(work.Policy, work.Pack)], work.Snapshot, work.AsOf);
        var cut = Math.Min(77, work.Partition.Count);
        return new[] { (Start: 0, Count: cut), (Start: cut, Count: work.Partition.Count - cut) }.SelectMany(p =>
        {
            var bits = matcher.Match(p.Start, p.Count)[0];
            return Enumerable.Range(0, p.Count).Where(i => ((bits.Eligible[i / 64] | bits.Open[i / 64]) >> (i % 64) & 1) != 0).Select(i => p.Start + i);
        });
    }

    private static IEnumerable<TestCaseData> Policies() => CaseUnits.Catalogue.Policies.Select(p => new TestCaseData(p).SetArgDisplayNames(p.Id));
}
