namespace Matching.Synthetic.Chance;

/// <summary>
/// A distribution given by its quantiles and straight lines between them. Shapes such as an income distribution are
/// tables of integers here, because floating-point logarithms differ between machines in the last bit.
/// </summary>
internal sealed class QuantileTable
{
    private readonly (int At, long Value)[] knots;

    /// <summary>A table of knots: share in 1/10,000 (from 0 to 10,000, ascending) and value (ascending).</summary>
    public QuantileTable(params (int At, long Value)[] knots) => this.knots = knots;

    /// <summary>A value.</summary>
    public long Pick(RandomStream chance)
    {
        // A hundred times finer than the knots, so that a wide step does not come out in coarse values.
        var at = chance.Below(1_000_000);
        var i = 1;
        while (at >= knots[i].At * 100)
        {
            i++;
        }

        var (low, high) = (knots[i - 1], knots[i]);
        return low.Value + ((high.Value - low.Value) * (at - (low.At * 100)) / ((high.At - low.At) * 100));
    }
}
