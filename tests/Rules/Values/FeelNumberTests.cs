using Matching.Rules.Values;

namespace Matching.Rules.Tests.Values;

public sealed class FeelNumberTests
{
    [TestCase("1", '/', "3", "0.3333333333333333333333333333333333")]
    [TestCase("2", '/', "3", "0.6666666666666666666666666666666667")]
    [TestCase("1", '/', "7", "0.1428571428571428571428571428571429")]
    [TestCase("-1", '/', "8", "-0.125")]
    [TestCase("0.1", '+', "0.2", "0.3")]
    [TestCase("9999999999999999999999999999999999", '+', "1", "10000000000000000000000000000000000")]
    [TestCase("9999999999999999999999999999999999", '+', "0.5", "10000000000000000000000000000000000")]
    [TestCase("9999999999999999999999999999999998", '+', "0.5", "9999999999999999999999999999999998")]
    [TestCase("9999999999999999999999999999999998", '+', "0.500000000000000000001", "9999999999999999999999999999999999")]
    [TestCase("1e6000", '+', "1e-6000", "1E+6000")]
    [TestCase("1e34", '-', "1e-6000", "10000000000000000000000000000000000")]
    [TestCase("79228162514264337593543950335", '+', "1", "79228162514264337593543950336")]
    [TestCase("79228162514264337593543950336", '-', "1", "79228162514264337593543950335")]
    [TestCase("123456789012345678", '*', "987654321098765432", "121932631137021794322511812221002900")]
    [TestCase("0.00000000000000000001", '*', "0.00000000000000000001", "0.0000000000000000000000000000000000000001")]
    [TestCase("1e-6000", '*', "1e-6000", "0")]
    [TestCase("1e-6143", '/', "1e34", "0")]
    [TestCase("1e-6143", '/', "1e33", "1E-6176")]
    [TestCase("-7", '%', "3", "-1")]
    [TestCase("7.5", '%', "-2", "1.5")]
    [TestCase("1e6000", '%', "7", "1")]
    [TestCase("1e-6000", '%', "7", "1E-6000")]
    public void Operate_TwoNumbers_RoundsTo34Digits(string left, char operation, string right, string expected)
    {
        var (a, b) = (Number(left), Number(right));
        var result = operation switch { '+' => a + b, '-' => a - b, '*' => a * b, '/' => a / b, _ => a % b };
        Assert.That(result.ToString(), Is.EqualTo(expected));
    }

    [TestCase("9.999999999999999999999999999999999e6144", '+', "9.999999999999999999999999999999999e6144")]
    [TestCase("1e6000", '*', "1e145")]
    [TestCase("1e6144", '/', "0.01")]
    [TestCase("1", '/', "0")]
    [TestCase("1e40", '/', "0")]
    [TestCase("1", '%', "0")]
    public void Operate_BeyondTheRange_Overflows(string left, char operation, string right)
    {
        var (a, b) = (Number(left), Number(right));
        Assert.That(() => operation switch { '+' => a + b, '*' => a * b, '/' => a / b, _ => a % b }, Throws.TypeOf<OverflowException>());
    }

    [TestCase("2", "0.5", "1.414213562373095048801688724209698")]
    [TestCase("4", "0.5", "2")]
    [TestCase("3", "100", "515377520732011331036461129765621300000000000000")]
    [TestCase("1.1", "50", "117.3908528796953165066664959903583")]
    [TestCase("7", "-0.25", "0.6147881529512643652163393055301878")]
    [TestCase("9.5", "2.5", "278.1691818839750623175399312131228")]
    [TestCase("-2", "3", "-8")]
    [TestCase("-2", "-3", "-0.125")]
    [TestCase("-1", "999999999999", "-1")]
    [TestCase("10", "6144", "1E+6144")]
    [TestCase("10", "-6176", "1E-6176")]
    [TestCase("10", "-6178", "0")]
    [TestCase("0.5", "999999999", "0")]
    [TestCase("0", "5", "0")]
    [TestCase("0", "0", "1")]
    [TestCase("1", "1e6000", "1")]
    [TestCase("3", "1e-6000", "1")]
    public void Power_NumberAndExponent_IsRightTo34Digits(string number, string exponent, string expected) =>
        Assert.That(Number(number).Power(Number(exponent)).ToString(), Is.EqualTo(expected));

    [TestCase("0", "-1")]
    [TestCase("-2", "0.5")]
    [TestCase("-1e40", "-0.1")]
    public void Power_WithoutRealResult_IsNull(string number, string exponent) =>
        Assert.That(Number(number).Power(Number(exponent)), Is.Null);

    [TestCase("9", "999999999")]
    [TestCase("9", "1e6000")]
    [TestCase("0.1", "-6145")]
    [TestCase("-3", "999999999")]
    public void Power_OfHugeExponent_OverflowsWithoutMultiplyingItOut(string number, string exponent) =>
        Assert.That(() => Number(number).Power(Number(exponent)), Throws.TypeOf<OverflowException>());

    [TestCase("1", "2.718281828459045235360287471352662")]
    [TestCase("0", "1")]
    [TestCase("-1", "0.3678794411714423215955237701614609")]
    [TestCase("0.5", "1.648721270700128146848650787814164")]
    [TestCase("100", "26881171418161354484126255515800140000000000")]
    [TestCase("-20000", "0")]
    [TestCase("-1e6000", "0")]
    public void Exp_Number_IsRightTo34Digits(string number, string expected) =>
        Assert.That(Number(number).Exp().ToString(), Is.EqualTo(expected));

    [TestCase("14150")]
    [TestCase("1e6000")]
    public void Exp_OfGreatNumber_Overflows(string number) =>
        Assert.That(() => Number(number).Exp(), Throws.TypeOf<OverflowException>());

    [TestCase("10", "2.302585092994045684017991454684364")]
    [TestCase("2", "0.6931471805599453094172321214581766")]
    [TestCase("1", "0")]
    [TestCase("1e-20", "-46.05170185988091368035982909368728")]
    [TestCase("1.000000000000000000000000000000001", "0.0000000000000000000000000000000009999999999999999999999999999999995")]
    [TestCase("1e6144", "14147.08281135541668260653949758073")]
    [TestCase("0", null)]
    [TestCase("-1", null)]
    public void Log_Number_IsRightTo34DigitsOrNull(string number, string? expected) =>
        Assert.That(Number(number).Log()?.ToString(), Is.EqualTo(expected));

    [TestCase("2", "1.414213562373095048801688724209698")]
    [TestCase("0.25", "0.5")]
    [TestCase("1e-6000", "1E-3000")]
    [TestCase("0", "0")]
    [TestCase("-4", null)]
    public void Sqrt_Number_IsRightTo34DigitsOrNull(string number, string? expected) =>
        Assert.That(Number(number).Sqrt()?.ToString(), Is.EqualTo(expected));

    [TestCase(Rounding.HalfEven, "2.5", 0, "2")]
    [TestCase(Rounding.HalfUp, "2.5", 0, "3")]
    [TestCase(Rounding.HalfUp, "-2.5", 0, "-3")]
    [TestCase(Rounding.HalfDown, "2.5", 0, "2")]
    [TestCase(Rounding.HalfDown, "-2.51", 0, "-3")]
    [TestCase(Rounding.Up, "2.01", 0, "3")]
    [TestCase(Rounding.Up, "-2.01", 0, "-3")]
    [TestCase(Rounding.Down, "-2.99", 0, "-2")]
    [TestCase(Rounding.Floor, "-2.01", 0, "-3")]
    [TestCase(Rounding.Ceiling, "-2.99", 0, "-2")]
    [TestCase(Rounding.HalfUp, "1.125", 2, "1.13")]
    [TestCase(Rounding.HalfEven, "1.125", 2, "1.12")]
    [TestCase(Rounding.HalfUp, "1250", -2, "1300")]
    [TestCase(Rounding.HalfEven, "1250", -2, "1200")]
    [TestCase(Rounding.Up, "1", -3, "1000")]
    [TestCase(Rounding.HalfEven, "49", -2, "0")]
    [TestCase(Rounding.HalfUp, "1e40", 100, "10000000000000000000000000000000000000000")]
    [TestCase(Rounding.HalfEven, "0.33333333333333333333333333333333335", 33, "0.333333333333333333333333333333333")]
    public void Round_ToAScale_GoesByTheMode(Rounding rounding, string number, int scale, string expected) =>
        Assert.That(Number(number).Round(scale, rounding).ToString(), Is.EqualTo(expected));

    [TestCase("1.50", "1.5")]
    [TestCase(".5", "0.5")]
    [TestCase("-0", "0")]
    [TestCase("-0.0e5", "0")]
    [TestCase("1e3", "1000")]
    [TestCase("1E-3", "0.001")]
    [TestCase("0012", "12")]
    [TestCase("12345678901234567890123456789012345", "12345678901234567890123456789012340")]
    [TestCase("12345678901234567890123456789012355", "12345678901234567890123456789012360")]
    [TestCase("1.0000000000000000000000000000000005000000000000000001", "1.000000000000000000000000000000001")]
    [TestCase("1e-99999999999999999999", "0")]
    [TestCase("0e99999999999999999999", "0")]
    public void TryParse_Literal_IsReadAndRounded(string text, string expected) =>
        Assert.That(Number(text).ToString(), Is.EqualTo(expected));

    [TestCase("")]
    [TestCase("-")]
    [TestCase(".")]
    [TestCase("1.")]
    [TestCase("1e")]
    [TestCase("1e+")]
    [TestCase("--1")]
    [TestCase("1 ")]
    [TestCase("1,000")]
    [TestCase("0x1F")]
    [TestCase("NaN")]
    [TestCase("Infinity")]
    [TestCase("１")]
    [TestCase("1e6145")]
    [TestCase("1e99999999999999999999")]
    public void TryParse_WhatIsNoNumber_IsFalse(string text) => Assert.That(FeelNumber.TryParse(text, out _), Is.False);

    [TestCase("1.0", "1.00", 0)]
    [TestCase("1e28", "10000000000000000000000000000", 0)]
    [TestCase("1e40", "1e39", 1)]
    [TestCase("-1e40", "1", -1)]
    [TestCase("1e-40", "0", 1)]
    [TestCase("0.3333333333333333333333333333333333", "0.3333333333333333333333333333", 1)]
    public void CompareTo_TwoNumbers_GoesByTheValue(string left, string right, int expected)
    {
        var (a, b) = (Number(left), Number(right));
        Assert.That(Math.Sign(a.CompareTo(b)), Is.EqualTo(expected));
        Assert.That(a == b, Is.EqualTo(expected == 0));
        Assert.That(a.GetHashCode() == b.GetHashCode() || expected != 0, Is.True);
    }

    [TestCase("1e40", true)]
    [TestCase("1.5", false)]
    [TestCase("1e-40", false)]
    [TestCase("-3.000", true)]
    public void IsWhole_Number_SaysWhetherThereIsAFraction(string number, bool expected) => Assert.That(Number(number).IsWhole, Is.EqualTo(expected));

    [TestCase("9223372036854775807", 9223372036854775807)]
    [TestCase("-9223372036854775808", -9223372036854775808)]
    [TestCase("5.0", 5)]
    public void TryToInt64_WholeNumber_GivesIt(string number, long expected)
    {
        Assert.That(Number(number).TryToInt64(out var whole), Is.True);
        Assert.That(whole, Is.EqualTo(expected));
    }

    [TestCase("9223372036854775808")]
    [TestCase("5.5")]
    [TestCase("1e40")]
    public void TryToInt64_WhatDoesNotFit_IsFalse(string number) => Assert.That(Number(number).TryToInt64(out _), Is.False);

    [TestCase("0.3333333333333333333333333333333333", "0.3333333333333333333333333333")]
    [TestCase("9.999999999999999999999999999999999", "10.000000000000000000000000000")]
    [TestCase("79228162514264337593543950335.4", "79228162514264337593543950335")]
    [TestCase("1e-40", "0.0000000000000000000000000000")]
    public void ToDecimal_WideNumber_IsRounded(string number, string expected) =>
        Assert.That(Number(number).ToDecimal(), Is.EqualTo(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture)));

    [TestCase("79228162514264337593543950336")]
    [TestCase("-1e6000")]
    public void ToDecimal_OutsideItsRange_Overflows(string number) =>
        Assert.That(() => Number(number).ToDecimal(), Throws.TypeOf<OverflowException>());

    private static FeelNumber Number(string text) => FeelNumber.TryParse(text, out var number) ? number : throw new ArgumentException(text);
}
