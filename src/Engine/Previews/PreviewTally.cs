using System.Numerics;
using Matching.Engine.Amounts;
using Matching.Engine.Columns;
using Matching.Engine.Decisions;
using Matching.Engine.Runs;

namespace Matching.Engine.Previews;

/// <summary>Adds up a stretch of units in their order; stretches are merged in theirs.</summary>
internal sealed class PreviewTally(PreviewRequest request, PreviewDimensions.Count byTag)
{
    private const int ExamplesOfEach = 5;

    private readonly UnitKeys keys = new(request.Snapshot.Of(Units.KindOf(request.Policy)));
    private readonly Side before = new();
    private readonly Side after = new();
    private readonly int[] counts = new int[Enum.GetValues<PreviewChange>().Length];
    private readonly List<PreviewExample> examples = [];
    private int stillOpen;

    /// <summary>Adds the units of a stretch that one of the two does not simply refuse.</summary>
    /// <param name="start">First row.</param>
    /// <param name="count">Number of rows.</param>
    /// <param name="old">The version compared with, or null.</param>
    /// <param name="fresh">The draft.</param>
    public void Add(int start, int count, PreviewSide.Stretch? old, PreviewSide.Stretch fresh)
    {
        for (var word = 0; word < (count + 63) >> 6; word++)
        {
            for (var left = fresh.Possible(word) | (old?.Possible(word) ?? 0); left != 0; left &= left - 1)
            {
                var index = (word << 6) + BitOperations.TrailingZeroCount(left);
                Add(start + index, old?[index], fresh[index]);
            }
        }
    }

    /// <summary>Adds the next stretch.</summary>
    public void Add(PreviewTally next)
    {
        before.Add(next.before);
        after.Add(next.after);
        stillOpen += next.stillOpen;
        byTag.Add(next.ByTag);
        foreach (var example in next.examples)
        {
            if (examples.Count(e => e.Change == example.Change) < ExamplesOfEach)
            {
                examples.Add(example);
            }
        }

        for (var change = 0; change < counts.Length; change++)
        {
            counts[change] += next.counts[change];
        }
    }

    /// <summary>The report.</summary>
    /// <param name="units">Number of units.</param>
    public PreviewReport ToReport(int units) => new(
        request.Policy.Id, request.Draft.Version, request.Against?.Version, request.AsOf, request.Snapshot.Hash, request.Snapshot.AsOf, units,
        before.ToFigures(), after.ToFigures(), CountOf(PreviewChange.Gains), CountOf(PreviewChange.Loses), CountOf(PreviewChange.BecomesOpen),
        CountOf(PreviewChange.Raised), CountOf(PreviewChange.Lowered), stillOpen, [.. examples.OrderBy(e => e.Change)], byTag.ToBreakdowns());

    private PreviewDimensions.Count ByTag => byTag;

    private int CountOf(PreviewChange change) => counts[(int)change];

    private void Add(int row, Fare? old, Fare fresh)
    {
        before.Add(old);
        after.Add(fresh);
        stillOpen += old is { Outcome: Outcome.Undetermined } && fresh.Outcome == Outcome.Undetermined ? 1 : 0;
        if (old is { IsGranted: true } || fresh.IsGranted)
        {
            byTag.Add(row, old is { IsGranted: true }, fresh.IsGranted);
        }

        if (ChangeOf(old, fresh) is { } change && counts[(int)change]++ < ExamplesOfEach)
        {
            var (subject, _, item) = keys.Of(row);
            examples.Add(new PreviewExample(
                change, subject, item, old?.Outcome.ToContract() ?? OutcomeWords.NotInForce, fresh.Outcome.ToContract(), old?.Amount, fresh.Amount));
        }
    }

    private static PreviewChange? ChangeOf(Fare? old, Fare fresh) => (old is { IsGranted: true }, fresh.IsGranted) switch
    {
        (false, true) => PreviewChange.Gains,
        (true, false) => fresh.Outcome == Outcome.NotEligible ? PreviewChange.Loses : PreviewChange.BecomesOpen,
        (true, true) when old!.Value.Amount is { } was && fresh.Amount is { } becomes && was != becomes => becomes > was ? PreviewChange.Raised : PreviewChange.Lowered,
        _ => null,
    };

    private sealed class Side
    {
        private int eligible;
        private int open;
        private int held;
        private Money? total;

        public void Add(Fare? fare)
        {
            if (fare is not { } known)
            {
                return;
            }

            eligible += known.IsGranted ? 1 : 0;
            open += known.Outcome == Outcome.Undetermined ? 1 : 0;
            held += known.IsHeld ? 1 : 0;
            total = known is { IsGranted: true, Amount: { } more } ? Sum(total, more) : total;
        }

        public void Add(Side next)
        {
            eligible += next.eligible;
            open += next.open;
            held += next.held;
            total = next.total is { } more ? Sum(total, more) : total;
        }

        public PreviewFigures ToFigures() => new(eligible, open, held, total);

        private static Money Sum(Money? sum, Money more) => sum is { } so ? so + more : more;
    }
}
