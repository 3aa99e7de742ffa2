using Matching.Engine.Amounts;
using Matching.Engine.Decisions;

namespace Matching.Engine.Previews;

/// <summary>Adds up a preview, unit by unit in their order.</summary>
internal sealed class PreviewTally
{
    private const int ExamplesOfEach = 5;

    private readonly Side before = new();
    private readonly Side after = new();
    private readonly Dictionary<PreviewChange, int> counts = [];
    private readonly List<PreviewExample> examples = [];
    private int stillOpen;

    public void Add(Decision? old, Decision fresh)
    {
        before.Add(old);
        after.Add(fresh);
        if (old is { Outcome: Outcome.Undetermined } && fresh.Outcome == Outcome.Undetermined)
        {
            stillOpen++;
        }

        if (ChangeOf(old, fresh) is not { } change)
        {
            return;
        }

        var count = counts.GetValueOrDefault(change);
        counts[change] = count + 1;
        if (count < ExamplesOfEach)
        {
            examples.Add(new PreviewExample(
                change, fresh.Subject, fresh.Item, old?.Outcome.ToContract() ?? OutcomeWords.NotInForce, fresh.Outcome.ToContract(), old?.Amount, fresh.Amount));
        }
    }

    public PreviewReport ToReport(PreviewRequest request, int units) => new(
        request.Policy.Id, request.Draft.Version, request.Against?.Version, request.AsOf, request.Snapshot.Hash, request.Snapshot.AsOf, units,
        before.ToFigures(), after.ToFigures(), CountOf(PreviewChange.Gains), CountOf(PreviewChange.Loses), CountOf(PreviewChange.BecomesOpen),
        CountOf(PreviewChange.Raised), CountOf(PreviewChange.Lowered), stillOpen, [.. examples.OrderBy(e => e.Change)], []);

    private int CountOf(PreviewChange change) => counts.GetValueOrDefault(change);

    private static PreviewChange? ChangeOf(Decision? old, Decision fresh) => (IsEligible(old), IsEligible(fresh)) switch
    {
        (false, true) => PreviewChange.Gains,
        (true, false) => fresh.Outcome == Outcome.NotEligible ? PreviewChange.Loses : PreviewChange.BecomesOpen,
        (true, true) when old!.Amount is { } was && fresh.Amount is { } becomes && was != becomes => becomes > was ? PreviewChange.Raised : PreviewChange.Lowered,
        _ => null,
    };

    private static bool IsEligible(Decision? decision) => decision is { Outcome: Outcome.Eligible, Held: null };

    private sealed class Side
    {
        private int eligible;
        private int open;
        private int held;
        private Money? total;

        public void Add(Decision? decision)
        {
            eligible += IsEligible(decision) ? 1 : 0;
            open += decision?.Outcome == Outcome.Undetermined ? 1 : 0;
            held += decision?.Held is null ? 0 : 1;
            if (IsEligible(decision) && decision!.Amount is { } more)
            {
                total = total is { } sum ? sum + more : more;
            }
        }

        public PreviewFigures ToFigures() => new(eligible, open, held, total);
    }
}
