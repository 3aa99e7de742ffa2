namespace Matching.Rules.Tables;

/// <summary>Bounds the work of checking a table: what a hostile table would need is exponential in its columns.</summary>
/// <param name="steps">Steps that may be taken; a step is about a nanosecond.</param>
internal sealed class CheckBudget(long steps)
{
    private long left = steps;

    /// <summary>Whether the work was cut off.</summary>
    public bool IsSpent => left < 0;

    /// <summary>Takes steps; false when none are left.</summary>
    public bool Take(long count)
    {
        left = left < 0 ? left : left - count;
        return left >= 0;
    }
}
