using Matching.Engine.Amounts;
using Matching.Engine.Columns;
using Matching.Engine.Decisions;
using Matching.Engine.Previews;
using Matching.Engine.Runs;
using Matching.Engine.Tags;

namespace Matching.Catalog.Tests;

/// <summary>The columns, the matcher asked directly, and the preview decide every policy as it is decided row by row.</summary>
[TestFixture]
public sealed class ColumnarTests : DifferentialSuite
{
    private static readonly TagDictionary Tags = CaseUnits.Tags;

    /// <inheritdoc/>
    protected override IEvaluator EvaluatorOf(TagDictionary tags) => new PackEvaluator(tags);

    /// <inheritdoc/>
    protected override void CompareMore(PartitionWork work, Judgements rows)
    {
        Assert.That(Matched(work), Is.EqualTo(rows.Rows().Where(r => r.Decision.Outcome == Outcome.Eligible || r.Decision.Missing.Length > 0).Select(r => r.Index)));
        Assert.That(Previewed(work), Is.EqualTo(Figures(rows)));
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
        var matcher = new ColumnarMatcher(Tags, [(work.Policy, work.Pack)], work.Snapshot, work.AsOf, ranksBounds: true);
        var cut = Math.Min(77, work.Partition.Count);
        return new[] { (Start: 0, Count: cut), (Start: cut, Count: work.Partition.Count - cut) }.SelectMany(p =>
        {
            var bits = matcher.Match(p.Start, p.Count)[0];
            return Enumerable.Range(0, p.Count).Where(i => ((bits.Eligible[i / 64] | bits.Open[i / 64]) >> (i % 64) & 1) != 0).Select(i => p.Start + i);
        });
    }
}
