using Matching.Engine.Amounts;
using Matching.Engine.Columns;
using Matching.Engine.Decisions;

namespace Matching.Engine.Previews;

/// <summary>Figures of one version, added up and taken away unit by unit. For one thread.</summary>
internal sealed class PreviewSum
{
    private int eligible;
    private int held;
    private int amounts;
    private Money? total;

    /// <summary>Units that are undetermined.</summary>
    public int Open { get; private set; }

    /// <summary>Adds a unit.</summary>
    public void Add(Fare fare) => Count(fare, 1);

    /// <summary>Takes away a unit that was added.</summary>
    public void Remove(Fare fare) => Count(fare, -1);

    /// <summary>Adds other units.</summary>
    public void Add(PreviewSum next)
    {
        eligible += next.eligible;
        held += next.held;
        amounts += next.amounts;
        Open += next.Open;
        total = next.total is { } more ? Sum(more) : total;
    }

    /// <summary>The figures; no total where no unit has an amount.</summary>
    public PreviewFigures ToFigures() => new(eligible, Open, held, amounts == 0 ? null : total);

    private void Count(Fare fare, int sign)
    {
        eligible += fare.IsGranted ? sign : 0;
        held += fare.IsHeld ? sign : 0;
        Open += fare.Outcome == Outcome.Undetermined ? sign : 0;
        if (fare is { IsGranted: true, Amount: { } amount })
        {
            amounts += sign;
            total = Sum(sign > 0 ? amount : new Money(-amount.Fen, amount.Currency));
        }
    }

    private Money Sum(Money more) => total is { } so ? so + more : more;
}
