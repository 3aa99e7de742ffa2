using CsCheck;
using Matching.Rules.Values;

namespace Matching.Rules.Tests.Values;

/// <summary>The way through decimals and the way through big integers give the same numbers.</summary>
public sealed class FeelNumberPropertyTests
{
    private static readonly Gen<FeelNumber> Numbers = Gen.OneOf(
        Gen.Select(Gen.Long[-1_000_000, 1_000_000], Gen.Int[0, 6], (n, scale) => (FeelNumber)new decimal((int)n, 0, 0, false, (byte)scale)),
        Gen.Decimal.Select(d => (FeelNumber)d),
        Gen.Select(Gen.Long, Gen.Int[-60, 60], (n, exponent) => WideNumber.Round(n, exponent)));

    [Test]
    public void Operators_OnBothWays_Agree() => Gen.Select(Numbers, Numbers).Sample(
        (a, b) =>
        {
            var (left, right) = (WideNumber.Of(a), WideNumber.Of(b));
            return a + b == WideArithmetic.Add(left, right)
                && a - b == WideArithmetic.Add(left, right with { Coefficient = -right.Coefficient })
                && a * b == WideArithmetic.Multiply(left, right)
                && (b.Sign == 0 || a / b == WideArithmetic.Divide(left, right))
                && (b.Sign == 0 || a % b == WideArithmetic.Remainder(left, right))
                && Math.Sign(a.CompareTo(b)) == left.CompareTo(right);
        },
        iter: 3000);

    [Test]
    public void Round_OnBothWays_Agrees() => Gen.Select(Numbers, Gen.Int[-10, 30], Gen.Enum<Rounding>()).Sample(
        (number, scale, rounding) => number.Round(scale, rounding) == WideArithmetic.Round(WideNumber.Of(number), scale, rounding),
        iter: 3000);

    [Test]
    public void Text_OfAnyNumber_ReadsBackAsTheSame() => Numbers.Sample(
        number => FeelNumber.TryParse(number.ToString(), out var read) && read == number && read.GetHashCode() == number.GetHashCode(),
        iter: 3000);

    [Test]
    public void Wide_OfANumberThatFitsADecimal_IsNeverKept() => Numbers.Sample(
        number => number.Wide is not { } wide || !wide.TryToDecimal(out var rounded) || WideNumber.Of(rounded).CompareTo(wide) != 0,
        iter: 3000);

    [Test]
    public void Square_OfARoot_IsTheNumberToTheLastDigits() => Numbers.Where(n => n.Sign > 0).Sample(
        number =>
        {
            var root = number.Sqrt()!.Value;
            return ((root * root) - number).Abs() <= number * WideNumber.Round(1, -32);
        },
        iter: 500);

    [Test]
    public void Exp_OfALogarithm_IsTheNumberToTheLastDigits() => Numbers.Where(n => n.Sign > 0).Sample(
        number => (number.Log()!.Value.Exp() - number).Abs() <= number * WideNumber.Round(1, -30),
        iter: 200);
}
