using System.Numerics;
using Matching.Engine.Columns;
using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Engine.Tags;

namespace Matching.Engine.Runs;

/// <summary>
/// Decides by columns: bitmaps say who is possibly eligible, and only these units are judged one by one, for their amounts and the
/// tags that they lack. The interpreter repeats every eligible one. Where two of the three ways disagree, the row is held.
/// </summary>
/// <remarks>Safe for use by several threads; every call has frames of its own.</remarks>
public sealed class PackEvaluator : IEvaluator
{
    private readonly PackPlans plans;
    private readonly ColumnShelf shelf;

    /// <summary>An evaluator for packs that are bound in a dictionary's scope.</summary>
    public PackEvaluator(TagDictionary tags)
        : this(new ColumnShelf(tags))
    {
    }

    /// <summary>An evaluator that shares lanes with others.</summary>
    /// <param name="shelf">The lanes.</param>
    public PackEvaluator(ColumnShelf shelf)
    {
        this.shelf = shelf;
        plans = new PackPlans(shelf.Tags);
    }

    /// <inheritdoc/>
    public Judgements Evaluate(PartitionWork work)
    {
        work.RequireRange();
        var (start, count) = (work.Partition.Start, work.Partition.Count);
        var matcher = shelf.MatcherOf(work, plans);
        var bits = matcher.Screen(start, count)[0];
        var found = new List<Decision>();
        var refused = new RowBitmap(count);
        refused.Fill();
        var judging = default(UnitJudging);
        for (var word = 0; word < bits.Open.Length; word++)
        {
            for (var left = bits.Open[word] | bits.Eligible[word]; left != 0; left &= left - 1)
            {
                judging ??= UnitJudging.Of(work, plans);
                var bit = BitOperations.TrailingZeroCount(left);
                var index = (word << 6) + bit;
                var decision = judging.Decide(start + index, repeatOpen: !matcher.IsExact(0));
                if (matcher.IsExact(0))
                {
                    decision = Compared(decision, (bits.Eligible[word] >> bit & 1) != 0);
                }

                if (decision is not { Outcome: Outcome.NotEligible, Held: null })
                {
                    found.Add(decision);
                    refused.Set(index, false);
                }
            }
        }

        return new Judgements(found, refused);
    }

    /// <inheritdoc/>
    public Decision EvaluateOne(PartitionWork work, int row) => UnitJudging.Of(work, plans).Decide(row);

    /// <inheritdoc/>
    public IReadOnlyList<Decision> EvaluateEach(PartitionWork work, IReadOnlyList<int> rows) => UnitJudging.Each(work, plans, rows);

    /// <summary>What the columns call possible is not refused, and what they call open is not granted.</summary>
    private static Decision Compared(Decision decision, bool isEligible) => decision.Outcome switch
    {
        Outcome.NotEligible => decision with { Held = $"列式求值与逐行求值不一致：{(isEligible ? "符合" : "待定")} ≠ 不符合" },
        Outcome.Eligible when !isEligible => decision with { Held = "列式求值与逐行求值不一致：待定 ≠ 符合" },
        _ => decision,
    };
}
