using Matching.Rules.Syntax;
using Matching.Rules.Values;

namespace Matching.Rules.Tests.Values;

public sealed class TemporalTests
{
    private static readonly Budget Budget = new();

    [TestCase("10:00:00Z", "11:00:00+01:00", "true")]
    [TestCase("10:00:00Z", "10:00:00+01:00", "false")]
    [TestCase("10:00:00", "10:00:00Z", "false")]
    [TestCase("2021-07-01T12:00:00@Europe/Paris", "2021-07-01T10:00:00Z", "true")]
    [TestCase("2021-01-01T12:00:00@Europe/Paris", "2021-01-01T12:00:00@Europe/Berlin", "true")]
    [TestCase("P12M", "P1Y", "true")]
    public void Equal_TwoTimes_AreEqualAtTheSameInstant(string left, string right, string expected) =>
        Assert.That(Comparison.Equal(Read(left), Read(right), Budget).ToString(), Is.EqualTo(expected));

    [TestCase("23:00:50Z", "23:00:50+00:00", "true")]
    [TestCase("23:00:50@Etc/GMT", "23:00:50Z", "false")]
    [TestCase("20:00:50+00:00", "21:00:50+01:00", "false")]
    [TestCase("2012-12-25", "2012-12-25T00:00:00Z", "false")]
    [TestCase("P0Y", "P0D", "false")]
    [TestCase("P1D", "PT24H", "true")]
    public void Is_TwoTimes_ComparesTheirZonesToo(string left, string right, string expected) =>
        Assert.That(Comparison.Is(Read(left), Read(right)).ToString(), Is.EqualTo(expected));

    [TestCase("10:00:00+02:00", "09:00:00Z", "true")]
    [TestCase("10:00:00", "09:00:00", "false")]
    [TestCase("-0001-12-31", "0000-01-01", "true")]
    [TestCase("2021-01-01T00:00:00@Asia/Shanghai", "2021-01-01T00:00:00@Europe/Paris", "true")]
    public void Less_TwoMoments_GoesByTheInstant(string left, string right, string expected) =>
        Assert.That(Comparison.Compare(ComparisonOperator.Less, Read(left), Read(right), Budget).ToString(), Is.EqualTo(expected));

    [Test]
    public void Less_WhereOnlyOneHasAZone_IsAFault() =>
        Assert.That(Comparison.Compare(ComparisonOperator.Less, Read("10:00:00"), Read("11:00:00Z"), Budget), Is.EqualTo(Fault.MixedZones));

    [Test]
    public void Less_ADateAndADateAndTime_IsAFault() =>
        Assert.That(Comparison.Compare(ComparisonOperator.Less, Read("2021-01-01"), Read("2021-01-02T00:00:00"), Budget), Is.EqualTo(Fault.Incomparable));

    [TestCase("2018-12-10T10:30:01.5+05:00", "year", "2018")]
    [TestCase("2018-12-10T10:30:01.5+05:00", "month", "12")]
    [TestCase("2018-12-10T10:30:01.5+05:00", "day", "10")]
    [TestCase("2018-12-10T10:30:01.5+05:00", "weekday", "1")]
    [TestCase("2018-12-10T10:30:01.5+05:00", "hour", "10")]
    [TestCase("2018-12-10T10:30:01.5+05:00", "minute", "30")]
    [TestCase("2018-12-10T10:30:01.5+05:00", "second", "1.5")]
    [TestCase("2018-12-10T10:30:01.5+05:00", "time offset", "PT5H")]
    [TestCase("2018-12-10T10:30:01.5+05:00", "timezone", "null")]
    [TestCase("1970-01-01T01:00:00+01:00", "value", "0")]
    [TestCase("2021-07-01T12:00:00@Europe/Paris", "time offset", "PT2H")]
    [TestCase("2021-01-01T12:00:00@Europe/Paris", "time offset", "PT1H")]
    [TestCase("2021-01-01T12:00:00@Europe/Paris", "timezone", "\"Europe/Paris\"")]
    [TestCase("12:00:00", "time offset", "null")]
    [TestCase("12:00:00@Asia/Shanghai", "time offset", "PT8H")]
    [TestCase("12:00:00+01:00", "value", "39600")]
    [TestCase("-999999999-12-31", "year", "-999999999")]
    [TestCase("1970-01-02", "value", "86400")]
    [TestCase("-P1Y2M", "years", "-1")]
    [TestCase("P1Y2M", "value", "14")]
    [TestCase("P1DT2H3M4.5S", "seconds", "4.5")]
    [TestCase("P1DT1S", "value", "86401")]
    public void Read_AMember_GivesIt(string source, string member, string expected) =>
        Assert.That(Members.Read(Read(source), member).ToString(), Is.EqualTo(expected));

    [TestCase("2018-12-10", "hour")]
    [TestCase("12:00:00", "year")]
    [TestCase("P1Y", "days")]
    [TestCase("P1D", "years")]
    [TestCase("2018-12-10", "start")]
    public void Read_AMemberOfAnotherKind_IsAFault(string source, string member) =>
        Assert.That(Members.Read(Read(source), member), Is.EqualTo(Fault.WrongType));

    [Test]
    public void Read_AMemberOfARange_GivesIt()
    {
        var range = Value.Of(new FeelRange(Value.Of(1m), true, Value.Of(5m), false));
        Assert.That(Members.Read(range, "start"), Is.EqualTo(Value.Of(1m)));
        Assert.That(Members.Read(range, "end"), Is.EqualTo(Value.Of(5m)));
        Assert.That(Members.Read(range, "start included"), Is.EqualTo(Value.True));
        Assert.That(Members.Read(range, "end included"), Is.EqualTo(Value.False));
        Assert.That(Members.Read(range, "length"), Is.EqualTo(Fault.WrongType));
    }

    [Test]
    public void Time_OfParts_HasTheOffset()
    {
        Assert.That(Temporal.Time(12m, 59m, 1.3m, Value.OfSeconds(-3600)).ToString(), Is.EqualTo("12:59:01.3-01:00"));
        Assert.That(Temporal.Time(12m, 59m, 0m, Value.OfSeconds(0)).ToString(), Is.EqualTo("12:59:00Z"));
        Assert.That(Temporal.Time(12m, 59m, 0m, Value.Null).ToString(), Is.EqualTo("12:59:00"));
    }

    [TestCase(24, 0, 0)]
    [TestCase(-1, 0, 0)]
    [TestCase(0, 60, 0)]
    [TestCase(0, 0, 60)]
    [TestCase(0, 0, -1)]
    public void Time_OfPartsThatAreNone_IsAFault(int hour, int minute, int second) =>
        Assert.That(Temporal.Time((long)hour, (long)minute, (long)second, Value.Null), Is.EqualTo(Fault.OutOfRange));

    [TestCase(1.5, ExpectedResult = "1970-01-01T01:30:00")]
    public string DateTime_OfDateAndTime_HasTheZoneOfTheTime(decimal hours) =>
        Temporal.DateTime(Read("1970-01-01T23:00:00Z"), Value.OfTime(hours * 3600, null)).ToString();

    [Test]
    public void Time_OfAnOffsetThatIsTooFar_IsAFault()
    {
        Assert.That(Temporal.Time(1m, 0m, 0m, Value.OfSeconds(64_801)), Is.EqualTo(Fault.OutOfRange));
        Assert.That(Temporal.Time(1m, 0m, 0m, Value.OfSeconds(0.5m)), Is.EqualTo(Fault.OutOfRange));
        Assert.That(Temporal.Time(1m, 0m, 0m, Value.OfMonths(1)), Is.EqualTo(Fault.WrongType));
    }

    [Test]
    public void Conversions_KeepWhatTheTargetHas()
    {
        Assert.That(Temporal.DateOf(Read("-0005-03-04T23:00:00-05:00")).ToString(), Is.EqualTo("-0005-03-04"));
        Assert.That(Temporal.TimeOf(Read("2017-09-04T11:20:00@Asia/Dhaka")).ToString(), Is.EqualTo("11:20:00@Asia/Dhaka"));
        Assert.That(Temporal.TimeOf(Read("2017-09-04")).ToString(), Is.EqualTo("00:00:00Z"));
        Assert.That(Temporal.DateTimeOf(Read("2017-09-04")).ToString(), Is.EqualTo("2017-09-04T00:00:00Z"));
        Assert.That(Temporal.DateOf(Read("11:20:00")), Is.EqualTo(Fault.WrongType));
        Assert.That(Temporal.TimeOf(Value.Null), Is.EqualTo(Fault.NullOperand));
    }

    [Test]
    public void Date_OfParts_TakesAnyYear()
    {
        Assert.That(Temporal.Date(-1m, 2m, 28m).ToString(), Is.EqualTo("-0001-02-28"));
        Assert.That(Temporal.Date(2023m, 2m, 29m), Is.EqualTo(Fault.OutOfRange));
        Assert.That(Temporal.Date(2023.5m, 2m, 28m), Is.EqualTo(Fault.OutOfRange));
        Assert.That(Temporal.Date(1_000_000_000m, 2m, 28m), Is.EqualTo(Fault.OutOfRange));
    }

    [Test]
    public void Keep_InRulePacks_StaysWithinDecimalsAndTheYears1To9999()
    {
        Assert.That(StrictRange.Keep(Value.Of((FeelNumber)1m / 3m)), Is.EqualTo(Value.Of(0.3333333333333333333333333333m)));
        Assert.That(StrictRange.Keep(Value.Of(((FeelNumber)10m).Power(40m)!.Value)), Is.EqualTo(Fault.Overflow));
        Assert.That(StrictRange.Keep(Read("10000-01-01")), Is.EqualTo(Fault.Overflow));
        Assert.That(StrictRange.Keep(Read("0000-12-31")), Is.EqualTo(Fault.Overflow));
        Assert.That(StrictRange.Keep(Read("9999-12-31")), Is.EqualTo(Read("9999-12-31")));
    }

    [TestCase("x * 8", "10000000000000000000000000000", "!数值或日期超出范围 / number or date out of range")]
    [TestCase("sum([x, x, x, x, x, x, x, x])", "10000000000000000000000000000", "!数值或日期超出范围 / number or date out of range")]
    [TestCase("x ** 2", "1000000000000000", "!数值或日期超出范围 / number or date out of range")]
    public void Evaluate_RulePackBeyondDecimals_IsUnknownByAFault(string text, string number, string cause) =>
        Assert.That(Feel.Evaluate(text, ("x", Value.Of(decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture)))).Causes, Is.EqualTo(new[] { cause }));

    [TestCase("x / 3", "1", "0.3333333333333333333333333333")]
    [TestCase("x / 3 * 3", "1", "0.9999999999999999999999999999")]
    [TestCase("x ** 0.5", "2", "1.4142135623730950488016887242")]
    public void Evaluate_RulePack_HasTheDigitsOfADecimal(string text, string number, string expected) =>
        Assert.That(Feel.Evaluate(text, ("x", Value.Of(decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture)))).ToString(), Is.EqualTo(expected));

    private static Value Read(string text) => TemporalText.Read(text);
}
