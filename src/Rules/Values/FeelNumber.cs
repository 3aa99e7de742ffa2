namespace Matching.Rules.Values;

/// <summary>A number of the rule language: 34 significant digits, rounded half to even, up to 10^6145 (IEEE 754-2008 decimal128; DMN 1.5, 10.3.2.3.1).</summary>
/// <remarks>What fits a .NET decimal exactly always is one, and is computed as one where that is exact; the rest is a <see cref="WideNumber"/>.</remarks>
public readonly partial struct FeelNumber : IEquatable<FeelNumber>, IComparable<FeelNumber>
{
    /// <summary>Bound below which no decimal operation can leave the range of a decimal.</summary>
    private const decimal Safe = 100_000_000_000_000m;

    internal FeelNumber(decimal small, WideNumber? wide)
    {
        Small = small;
        Wide = wide;
    }

    /// <summary>-1, 0 or 1.</summary>
    public int Sign => Wide?.Coefficient.Sign ?? Math.Sign(Small);

    /// <summary>Whether it has no fraction.</summary>
    public bool IsWhole => Wide is null ? decimal.IsInteger(Small) : Wide.Exponent >= 0;

    internal decimal Small { get; }

    internal WideNumber? Wide { get; }

    /// <summary>A decimal as a number.</summary>
    public static implicit operator FeelNumber(decimal value) => new(value, null);

    /// <summary>A whole number.</summary>
    public static implicit operator FeelNumber(long value) => new(value, null);

    public static FeelNumber operator +(FeelNumber left, FeelNumber right)
    {
        if (IsSafe(left) && IsSafe(right))
        {
            // Decimal addition lowers the scale only where it had to round.
            var sum = left.Small + right.Small;
            if (sum.Scale == Math.Max(left.Small.Scale, right.Small.Scale))
            {
                return sum;
            }
        }

        return WideArithmetic.Add(WideNumber.Of(left), WideNumber.Of(right));
    }

    public static FeelNumber operator -(FeelNumber left, FeelNumber right) => left + -right;

    public static FeelNumber operator *(FeelNumber left, FeelNumber right)
    {
        if (IsSafe(left) && IsSafe(right))
        {
            var product = left.Small * right.Small;
            if (product.Scale == left.Small.Scale + right.Small.Scale)
            {
                return product;
            }
        }

        return WideArithmetic.Multiply(WideNumber.Of(left), WideNumber.Of(right));
    }

    /// <exception cref="OverflowException">The divisor is zero, or the quotient too great.</exception>
    public static FeelNumber operator /(FeelNumber left, FeelNumber right)
    {
        if (IsSafe(left) && IsSafe(right) && Math.Abs(right.Small) > 1 / Safe)
        {
            var quotient = left.Small / right.Small;
            var product = quotient * right.Small;
            if (product == left.Small && product.Scale == quotient.Scale + right.Small.Scale)
            {
                return quotient;
            }
        }

        return WideArithmetic.Divide(WideNumber.Of(left), WideNumber.Of(right));
    }

    /// <summary>Remainder with the sign of the dividend.</summary>
    /// <exception cref="OverflowException">The divisor is zero.</exception>
    public static FeelNumber operator %(FeelNumber left, FeelNumber right) =>
        IsSafe(left) && IsSafe(right) && right.Small != 0 && left.IsWhole && right.IsWhole
            ? left.Small % right.Small
            : WideArithmetic.Remainder(WideNumber.Of(left), WideNumber.Of(right));

    public static FeelNumber operator -(FeelNumber number) => number.Wide is { } wide
        ? new FeelNumber(0, wide with { Coefficient = -wide.Coefficient })
        : 0 - number.Small;

    public static bool operator ==(FeelNumber left, FeelNumber right) => left.Equals(right);

    public static bool operator !=(FeelNumber left, FeelNumber right) => !left.Equals(right);

    public static bool operator <(FeelNumber left, FeelNumber right) => left.CompareTo(right) < 0;

    public static bool operator >(FeelNumber left, FeelNumber right) => left.CompareTo(right) > 0;

    public static bool operator <=(FeelNumber left, FeelNumber right) => left.CompareTo(right) <= 0;

    public static bool operator >=(FeelNumber left, FeelNumber right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(FeelNumber other) => Wide is null && other.Wide is null
        ? Small.CompareTo(other.Small)
        : WideNumber.Of(this).CompareTo(WideNumber.Of(other));

    /// <summary>Numeric equality: 1.0 is 1.00.</summary>
    public bool Equals(FeelNumber other) => Small == other.Small && Equals(Wide, other.Wide);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is FeelNumber other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Wide?.GetHashCode() ?? Small.GetHashCode();

    /// <summary>Digits without zeros at the end, culture-independent; with an exponent (<c>1.5E+40</c>) only where there would be very many zeros.</summary>
    public override string ToString() => NumberText.Write(this);

    private static bool IsSafe(FeelNumber number) => number.Wide is null && (IsShort(number.Small) || Math.Abs(number.Small) < Safe);

    /// <summary>Whether a decimal has less than 47 bits, and so is safe whatever its scale; quicker than a comparison.</summary>
    private static bool IsShort(decimal number)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(number, bits);
        return bits[2] == 0 && bits[1] >> 14 == 0;
    }
}
