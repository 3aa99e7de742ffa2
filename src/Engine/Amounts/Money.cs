using System.Globalization;
using Matching.Rules.Packs;

namespace Matching.Engine.Amounts;

/// <summary>An amount of money: integer fen (1/100 yuan) and an explicit currency. Arithmetic is checked.</summary>
/// <param name="Fen">Amount in the currency's minor unit.</param>
/// <param name="Currency">ISO 4217 code.</param>
public readonly record struct Money(long Fen, string Currency) : IComparable<Money>
{
    /// <summary>Zero yuan.</summary>
    public static Money ZeroCny { get; } = new(0, "CNY");

    /// <summary>An amount from yuan, rounded once by a named rule.</summary>
    /// <exception cref="OverflowException">The amount does not fit 64 bits of fen.</exception>
    public static Money FromYuan(decimal yuan, RoundingRule rounding = RoundingRule.FenHalfUp, string currency = "CNY")
    {
        var rounded = rounding switch
        {
            RoundingRule.FenHalfUp => Math.Round(yuan, 2, MidpointRounding.AwayFromZero),
            RoundingRule.JiaoHalfUp => Math.Round(yuan, 1, MidpointRounding.AwayFromZero),
            RoundingRule.YuanHalfUp => Math.Round(yuan, 0, MidpointRounding.AwayFromZero),
            RoundingRule.YuanCeiling => Math.Ceiling(yuan),
            RoundingRule.YuanFloor => Math.Floor(yuan),
            _ => throw new ArgumentOutOfRangeException(nameof(rounding), rounding, "no such rounding rule"),
        };
        return new Money(checked((long)(rounded * 100m)), currency);
    }

    public static Money operator +(Money left, Money right) => new(checked(left.Fen + right.Same(left).Fen), left.Currency);

    public static Money operator -(Money left, Money right) => new(checked(left.Fen - right.Same(left).Fen), left.Currency);

    /// <summary>So many times this amount.</summary>
    /// <param name="count">How many.</param>
    /// <exception cref="OverflowException">Too much.</exception>
    public Money Times(long count) => new(checked(Fen * count), Currency);

    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <summary>Compares amounts of the same currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public int CompareTo(Money other) => Fen.CompareTo(other.Same(this).Fen);

    /// <summary>The amount in yuan.</summary>
    public decimal ToYuan() => Fen / 100m;

    /// <summary>Decimal text with two places and no grouping, e.g. <c>150.00</c>; the form of the contract.</summary>
    public override string ToString() => ToYuan().ToString("0.00", CultureInfo.InvariantCulture);

    private Money Same(Money other) => Currency == other.Currency
        ? this
        : throw new InvalidOperationException($"amounts in {Currency} and {other.Currency} cannot be combined");
}
