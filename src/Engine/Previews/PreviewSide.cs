using Matching.Engine.Columns;
using Matching.Engine.Runs;
using Matching.Rules.Packs;

namespace Matching.Engine.Previews;

/// <summary>One version over all units: bits for its conditions, and how each unit that they do not refuse fares.</summary>
internal sealed class PreviewSide
{
    private readonly ColumnarMatcher matcher;
    private readonly AmountMemo? amounts;
    private readonly Func<UnitJudging> judging;

    /// <summary>A version.</summary>
    public PreviewSide(ColumnShelf shelf, PreviewRequest request, RulePack pack)
    {
        var work = PartitionWork.OfAll(request.Policy, pack, request.Snapshot, request.AsOf);
        var plans = new PackPlans(shelf.Tags);
        matcher = new ColumnarMatcher(
            [(work.Judged, pack)], policy => p => plans.Of(policy, p), request.Snapshot, shelf.SpaceOf(request.Snapshot, Units.KindOf(request.Policy), request.AsOf),
            ranksDerived: true);
        judging = () => UnitJudging.Of(work, plans);
        amounts = request.Policy.Reference.Tag is null ? shelf.AmountsOf(work) : null;
    }

    /// <summary>The version over a stretch of units.</summary>
    /// <param name="start">First row; a multiple of 64.</param>
    /// <param name="count">Number of rows.</param>
    public Stretch Over(int start, int count)
    {
        var bits = matcher.Screen(start, count)[0];
        amounts?.Prepare(start >> 6, bits.Eligible);
        return new Stretch(this, start, bits);
    }

    /// <summary>The version over a stretch of units. For one thread.</summary>
    internal sealed class Stretch(PreviewSide side, int start, PackBits bits)
    {
        private UnitJudging? judging;

        /// <summary>Units of a word that are not refused by the columns.</summary>
        public ulong Possible(int word) => bits.Eligible[word] | bits.Open[word];

        /// <summary>How a unit fares.</summary>
        /// <param name="index">Number of the unit in the stretch.</param>
        public Fare this[int index]
        {
            get
            {
                var isMet = (bits.Eligible[index >> 6] >> (index & 63) & 1) != 0;
                if (!isMet && (bits.Open[index >> 6] >> (index & 63) & 1) == 0)
                {
                    return Fare.Refused;
                }

                return isMet && side.amounts is { } amounts ? amounts.Of(start + index)
                    : !isMet && !side.matcher.IsTroubled ? Fare.Open
                    : Fare.Of((judging ??= side.judging()).Judge(start + index));
            }
        }
    }
}
