using System.Numerics;

namespace Matching.Rules.Values;

/// <summary>Roots, powers, exponentials and logarithms, computed to many more digits than are kept, without floating point.</summary>
internal static class WideMath
{
    /// <summary>Numbers at least this far from zero in the exponent leave the range whatever their digits.</summary>
    private const int FarMagnitude = 40;

    /// <summary>Digits of a whole power that is multiplied out exactly.</summary>
    private const int MaxExactDigits = 3000;

    /// <summary>Greatest natural logarithm of a number, rounded up.</summary>
    private const int MaxLog = 15_000;

    private static readonly FeelNumber One = 1m;

    /// <summary>Square root; null of a negative number.</summary>
    public static FeelNumber? Sqrt(FeelNumber number)
    {
        if (number.Sign <= 0)
        {
            return number.Sign == 0 ? number : null;
        }

        var wide = WideNumber.Of(number);
        var exponent = wide.Exponent - (2 * WideNumber.Precision) - (wide.Exponent & 1);
        var radicand = wide.AtExponent(exponent);
        var root = FixedPoint.Root(radicand);

        // A rest makes the root a little more than its digits say, which decides a tie.
        return WideNumber.Round((root * 10) + (root * root == radicand ? 0 : 1), (exponent / 2) - 1);
    }

    /// <summary>e to a power.</summary>
    /// <exception cref="OverflowException">The result is too great.</exception>
    public static FeelNumber Exp(FeelNumber power)
    {
        var wide = WideNumber.Of(power);
        return wide.Magnitude > FarMagnitude ? Beyond(power.Sign) : Exp(FixedPoint.Of(wide.Coefficient, wide.Exponent), 1);
    }

    /// <summary>Natural logarithm; null of what is not positive.</summary>
    public static FeelNumber? Log(FeelNumber number) =>
        number.Sign <= 0 ? null : number == One ? decimal.Zero : FixedPoint.Rounded(FixedPoint.Log(WideNumber.Of(number)), 0);

    /// <summary>A number to a power; null where there is no real result.</summary>
    /// <exception cref="OverflowException">The result is too great.</exception>
    public static FeelNumber? Power(FeelNumber number, FeelNumber exponent)
    {
        if (exponent.Sign == 0 || number == One)
        {
            return One;
        }

        if (number.Sign == 0)
        {
            return exponent.Sign > 0 ? number : null;
        }

        if (number.Sign < 0 && !exponent.IsWhole)
        {
            return null;
        }

        var sign = number.Sign < 0 && (exponent % 2m).Sign != 0 ? -1 : 1;
        return exponent.TryToInt32(out var whole) && Exact(WideNumber.Of(number), whole) is { } exact
            ? exact
            : number.Abs() == One ? sign : Exp(WideNumber.Of(number.Abs()), WideNumber.Of(exponent), sign);
    }

    private static FeelNumber? Exact(WideNumber number, int exponent)
    {
        if (Math.Abs((long)exponent) * Digits.Count(number.Coefficient) > MaxExactDigits)
        {
            return null;
        }

        var power = new WideNumber(BigInteger.Pow(number.Coefficient, Math.Abs(exponent)), number.Exponent * Math.Abs(exponent));
        return exponent > 0 ? WideNumber.Round(power.Coefficient, power.Exponent) : WideArithmetic.Divide(WideNumber.Of(One), power);
    }

    private static FeelNumber Exp(WideNumber number, WideNumber exponent, int sign)
    {
        var log = FixedPoint.Log(number);
        return exponent.Magnitude > FarMagnitude
            ? Beyond(log.Sign * exponent.Coefficient.Sign)
            : Exp(FixedPoint.Rescaled(log * exponent.Coefficient, exponent.Exponent), sign);
    }

    private static FeelNumber Exp(BigInteger power, int sign)
    {
        if (BigInteger.Abs(power) > MaxLog * FixedPoint.One)
        {
            return Beyond(power.Sign);
        }

        var (mantissa, exponent) = FixedPoint.Exp(power);
        return FixedPoint.Rounded(mantissa * sign, exponent);
    }

    private static FeelNumber Beyond(int sign) => sign > 0 ? throw new OverflowException("the result is 10^6145 or more") : decimal.Zero;
}
