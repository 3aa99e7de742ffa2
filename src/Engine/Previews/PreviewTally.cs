using System.Numerics;
using Matching.Engine.Columns;
using Matching.Engine.Decisions;
using Matching.Engine.Runs;

namespace Matching.Engine.Previews;

/// <summary>Adds up a stretch of units in their order; stretches are merged in theirs.</summary>
internal sealed class PreviewTally(PreviewRequest request, PreviewDimensions.Count byTag)
{
    private const int ExamplesOfEach = 5;

    private readonly UnitKeys keys = new(request.Snapshot.Of(Units.KindOf(request.Policy)));
    private readonly PreviewSum before = new();
    private readonly PreviewSum after = new();
    private readonly int[] counts = new int[Enum.GetValues<PreviewChange>().Length];
    private readonly List<PreviewExample> examples = [];
    private int stillOpen;

    /// <summary>Adds a stretch: the figures that stand, then each unit that fares otherwise by the draft.</summary>
    /// <param name="start">First row.</param>
    /// <param name="old">The version compared with, or null.</param>
    /// <param name="fresh">The draft.</param>
    public void Add(int start, StandingStretch? old, PreviewSide.Stretch fresh)
    {
        if (old is not null)
        {
            before.Add(old.Sum);
            after.Add(old.Sum);
            stillOpen += old.Sum.Open;
            byTag.Add(old.ByTag);
        }

        for (var word = 0; word < fresh.Bits.Eligible.Length; word++)
        {
            for (var left = fresh.Differing(word); left != 0; left &= left - 1)
            {
                var index = (word << 6) + BitOperations.TrailingZeroCount(left);
                Replace(start + index, old?[index], fresh[index]);
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

    private void Replace(int row, Fare? old, Fare fresh)
    {
        if (old == fresh)
        {
            return;
        }

        if (old is { } stood)
        {
            after.Remove(stood);
            stillOpen -= stood.Outcome == Outcome.Undetermined && fresh.Outcome != Outcome.Undetermined ? 1 : 0;
        }

        after.Add(fresh);
        var was = old is { IsGranted: true };
        if (was != fresh.IsGranted)
        {
            byTag.Replace(row, fresh.IsGranted);
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
}
