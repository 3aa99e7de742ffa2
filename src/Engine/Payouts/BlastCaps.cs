using Matching.Engine.Amounts;

namespace Matching.Engine.Payouts;

/// <summary>How much one night may pay from one budget line before people look: beyond it the batches are held, unsent.</summary>
/// <param name="MaxCount">Most payments; default 200,000.</param>
/// <param name="MaxSumFen">Largest sum in fen; default 5,000,000,000.00 yuan.</param>
/// <param name="MaxPerPayeeFen">Largest sum for one payee in fen; default 50,000,000.00 yuan.</param>
public sealed record BlastCaps(int MaxCount = 200_000, long MaxSumFen = 500_000_000_000, long MaxPerPayeeFen = 5_000_000_000)
{
    /// <summary>Why payments must be held, or null when they are within the caps.</summary>
    /// <param name="byPayee">Count and sum of the night's payments from the line by payee, those of earlier attempts included.</param>
    public string? Exceeded(IReadOnlyDictionary<string, PayeeTotal> byPayee)
    {
        var count = byPayee.Values.Sum(t => t.Count);
        var sum = byPayee.Values.Sum(t => t.SumFen);
        if (count > MaxCount)
        {
            return $"{count} payments in one night exceed the cap of {MaxCount}";
        }

        if (sum > MaxSumFen)
        {
            return $"a sum of {new Money(sum, "CNY")} in one night exceeds the cap of {new Money(MaxSumFen, "CNY")}";
        }

        var most = byPayee.Values.Select(t => t.SumFen).DefaultIfEmpty(0).Max();
        return most > MaxPerPayeeFen
            ? $"{new Money(most, "CNY")} to one payee exceeds the cap of {new Money(MaxPerPayeeFen, "CNY")}"
            : null;
    }
}

/// <summary>Payments to one payee.</summary>
/// <param name="Count">Number.</param>
/// <param name="SumFen">Sum in fen.</param>
public readonly record struct PayeeTotal(int Count, long SumFen)
{
    /// <summary>One more payment.</summary>
    public PayeeTotal Plus(long fen) => new(Count + 1, SumFen + fen);
}
