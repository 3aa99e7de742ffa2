using System.Collections.Concurrent;
using Matching.Engine.Columns;
using Matching.Engine.Decisions;
using Matching.Engine.Runs;
using Matching.Rules.Packs;

namespace Matching.Engine.Previews;

/// <summary>One version over all units: bits for its conditions, and how each unit that they do not refuse fares. Safe on any thread.</summary>
internal sealed class PreviewSide
{
    private readonly ColumnarMatcher matcher;
    private readonly AmountMemo? amounts;
    private readonly RulePack pack;
    private readonly bool isByBits;
    private readonly ChangedConditions? changed;
    private readonly string signature;
    private readonly Func<UnitJudging> judging;
    private readonly ConcurrentBag<UnitJudging> idle = [];

    /// <summary>A version.</summary>
    /// <param name="shelf">Lanes and amounts.</param>
    /// <param name="request">Policy, facts and date.</param>
    /// <param name="pack">The version.</param>
    /// <param name="standing">The version that it is compared with, whose amounts are taken over where both state them alike; or null.</param>
    public PreviewSide(ColumnShelf shelf, PreviewRequest request, RulePack pack, PreviewSide? standing = null)
    {
        var work = PartitionWork.OfAll(request.Policy, pack, request.Snapshot, request.AsOf);
        var plans = new PackPlans(shelf.Tags);
        var space = shelf.SpaceOf(request.Snapshot, Units.KindOf(request.Policy), request.AsOf);
        matcher = new ColumnarMatcher([(work.Judged, pack)], policy => p => plans.Of(policy, p), request.Snapshot, space, ranksDerived: true);
        judging = () => UnitJudging.Of(work, plans);
        this.pack = pack;
        signature = AmountMemo.SignatureOf(request.Policy, pack);
        PaysAs = standing is not null && signature == standing.signature ? standing : null;
        isByBits = PaysAs is { matcher.IsTroubled: false } && !matcher.IsTroubled;
        changed = PaysAs is { pack: var against } && !isByBits ? ChangedConditions.Between(request, pack, against, plans, space) : null;
        amounts = request.Policy.Reference.Tag is not null ? null : PaysAs is { } same ? same.amounts : shelf.AmountsOf(work);
    }

    /// <summary>The version that it is compared with, where it grants the same to every unit that meets the conditions of both; or null.</summary>
    public PreviewSide? PaysAs { get; }

    /// <summary>The version over a stretch of units.</summary>
    /// <param name="start">First row; a multiple of 64.</param>
    /// <param name="count">Number of rows.</param>
    /// <param name="standing">The same units under the version that it is compared with; or null.</param>
    public Stretch Over(int start, int count, StandingStretch? standing)
    {
        var bits = matcher.Screen(start, count)[0];
        if (standing is null || PaysAs is null)
        {
            amounts?.Prepare(start >> 6, bits.Eligible);
        }

        return new Stretch(this, start, bits, standing, standing is null ? null : changed?.Over(start, count));
    }

    /// <summary>How a unit fares, or null where it must be judged by itself: it has a reference date of its own, or may be open for another reason than a missing fact.</summary>
    /// <param name="row">Row of the population.</param>
    /// <param name="bits">What the columns say of the stretch.</param>
    /// <param name="index">Number of the unit in the stretch.</param>
    public Fare? KnownFare(int row, PackBits bits, int index) =>
        (bits.Eligible[index >> 6] >> (index & 63) & 1) != 0 ? amounts?.Of(row)
        : (bits.Open[index >> 6] >> (index & 63) & 1) == 0 ? Fare.Refused
        : matcher.IsTroubled ? null
        : Fare.Open;

    /// <summary>The version over a stretch of units. For one thread.</summary>
    internal sealed class Stretch(PreviewSide side, int start, PackBits bits, StandingStretch? standing, ulong[]? changed) : IDisposable
    {
        /// <summary>Units of a stretch that both evaluators judge before the compiled one is relied on.</summary>
        private const int Repeated = 64;

        private UnitJudging? judging;
        private int judged;

        /// <summary>What the columns say.</summary>
        public PackBits Bits => bits;

        /// <summary>Units of a word that are not refused by the columns.</summary>
        public ulong Possible(int word) => bits.Eligible[word] | bits.Open[word];

        /// <summary>Units of a word that may fare otherwise than under the version that it is compared with.</summary>
        public ulong Differing(int word)
        {
            if (standing is null)
            {
                return Possible(word);
            }

            var (was, open) = (standing.Bits.Eligible[word], standing.Bits.Open[word]);
            return side.isByBits
                ? (was ^ bits.Eligible[word]) | (open ^ bits.Open[word])
                : (Possible(word) | was | open) & (changed?[word] ?? ulong.MaxValue);
        }

        /// <summary>How a unit fares.</summary>
        /// <param name="index">Number of the unit in the stretch.</param>
        public Fare this[int index] => Of(index, out _);

        /// <summary>How a unit fares.</summary>
        /// <param name="index">Number of the unit in the stretch.</param>
        /// <param name="judgedBy">Content hash of the version that judged it by itself; null where the columns say it.</param>
        public Fare Of(int index, out string? judgedBy)
        {
            judgedBy = null;
            if (side.KnownFare(start + index, bits, index) is { } known)
            {
                return known;
            }

            judging ??= side.idle.TryTake(out var kept) ? kept : side.judging();
            var sheet = judging.MoveTo(start + index);
            judgedBy = sheet.Plan.Pack.Hash;
            return standing?.JudgedBy(index, judgedBy) ?? (judgedBy == side.pack.Hash ? Judge(sheet, index) : Fare.Of(sheet.Decide()));
        }

        /// <summary>Judges a unit by this version. Its amount is not worked out again where the version compared with judged it too and pays the same.</summary>
        private Fare Judge(UnitSheet sheet, int index)
        {
            if (standing is null || side.PaysAs is not { } same || judged++ < Repeated)
            {
                return Fare.Of(sheet.Decide());
            }

            var met = sheet.Met(out var isTroubled);
            return met == Truth.False ? Fare.Refused
                : met == Truth.True && standing.JudgedBy(index, same.pack.Hash) is { IsGranted: true } stood ? stood
                : met == Truth.Unknown && !isTroubled ? Fare.Open
                : Fare.Of(sheet.Decide());
        }

        /// <inheritdoc/>
        public void Dispose()
        {
            if (judging is not null)
            {
                side.idle.Add(judging);
            }
        }
    }
}
