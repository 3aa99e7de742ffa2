using Matching.Rules.Syntax;
using Matching.Rules.Values;

namespace Matching.Rules.Tests.Values;

public sealed class MomentArithmeticTests
{
    [TestCase("2021-01-02", '-', "PT1S", "2021-01-01")]
    [TestCase("2021-01-02", '+', "PT36H", "2021-01-03")]
    [TestCase("2024-01-31", '+', "P1M", "2024-02-29")]
    [TestCase("P1Y", '+', "-2021-01-01", "-2020-01-01")]
    [TestCase("9999-12-31", '+', "P1D", "10000-01-01")]
    [TestCase("10:15:00+11:00", '+', "P1DT1H", "11:15:00+11:00")]
    [TestCase("00:00:00.5", '-', "PT1S", "23:59:59.5")]
    [TestCase("2021-01-31T10:10:10", '+', "P1M", "2021-02-28T10:10:10")]
    [TestCase("-2021-01-01T10:10:10+11:00", '-', "P1D", "-2022-12-31T10:10:10+11:00")]
    [TestCase("2021-03-28T01:30:00@Europe/Paris", '+', "PT1H", "2021-03-28T03:30:00@Europe/Paris")]
    [TestCase("2021-03-28T03:30:00@Europe/Paris", '-', "PT1H", "2021-03-28T01:30:00@Europe/Paris")]
    [TestCase("2021-10-31T01:30:00@Europe/Paris", '+', "PT3H", "2021-10-31T03:30:00@Europe/Paris")]
    [TestCase("2021-03-27T02:30:00@Europe/Paris", '+', "P1M", "2021-04-27T02:30:00@Europe/Paris")]
    [TestCase("2024-03-01", '-', "2024-02-28", "P2D")]
    [TestCase("10:10:10", '-', "11:10:10", "-PT1H")]
    [TestCase("10:10:10Z", '-', "10:10:10+01:00", "PT1H")]
    [TestCase("2021-01-02T10:10:10@Europe/Paris", '-', "2021-01-01T10:10:10@Asia/Dhaka", "P1DT5H")]
    [TestCase("2021-07-02T10:10:10@Europe/Paris", '-', "2021-07-01", "P1DT8H10M10S")]
    [TestCase("2021-01-02", '-', "2021-01-01T10:10:10+11:00", "P1DT49M50S")]
    [TestCase("999999999-12-31", '-', "-999999999-01-01", "P730484999633D")]
    [TestCase("12001-07-01T12:00:00@Europe/Paris", '-', "12001-07-01T12:00:00Z", "-PT2H")]
    [TestCase("-12001-07-01T12:00:00@Etc/UTC", '-', "-12001-07-01T12:00:00Z", "PT0S")]
    public void Compute_MomentsAndDurations_GivesTheLiteralResult(string left, char operation, string right, string expected) =>
        Assert.That(Compute(left, operation, right).ToString(), Is.EqualTo(expected));

    [TestCase("999999999-12-31", '+', "P1D")]
    [TestCase("-999999999-01-01", '-', "P1M")]
    [TestCase("2021-01-01", '+', "P99999999999Y")]
    [TestCase("2021-01-01T00:00:00", '+', "P99999999999999D")]
    [TestCase("2021-01-01T00:00:00Z", '+', "P99999999999Y")]
    public void Compute_BeyondTheLastYear_IsAFault(string left, char operation, string right) =>
        Assert.That(Compute(left, operation, right), Is.EqualTo(Fault.Overflow));

    [TestCase("2021-01-02T10:10:10Z", "2021-01-01T10:10:10")]
    [TestCase("2021-01-02T10:10:10", "2021-01-01")]
    [TestCase("2021-01-02", "2021-01-01T10:10:10")]
    [TestCase("10:10:10@Europe/Paris", "10:10:10")]
    public void Subtract_WhereOnlyOneHasAZone_IsAFault(string left, string right) =>
        Assert.That(Compute(left, '-', right), Is.EqualTo(Fault.MixedZones));

    [TestCase("10:10:10", '+', "P1M")]
    [TestCase("10:10:10", '-', "2021-01-01")]
    [TestCase("2021-01-01", '+', "2021-01-01")]
    [TestCase("P1D", '-', "2021-01-01")]
    [TestCase("P1D", '+', "P1M")]
    public void Compute_WhatDoesNotGoTogether_IsAFault(string left, char operation, string right) =>
        Assert.That(Compute(left, operation, right), Is.EqualTo(Fault.WrongType));

    [TestCase("P1Y11M", "-2.5", "-P4Y9M")]
    [TestCase("P4DT1H", "1.5", "P6DT1H30M")]
    [TestCase("PT1S", "0.000000001", "PT0.000000001S")]
    public void Multiply_DurationAndNumber_GivesADuration(string duration, string factor, string expected)
    {
        Assert.That(FeelNumber.TryParse(factor, out var number), Is.True);
        Assert.That(Arithmetic.Compute(ArithmeticOperator.Multiply, TemporalText.Read(duration), Value.Of(number)).ToString(), Is.EqualTo(expected));
        Assert.That(Arithmetic.Compute(ArithmeticOperator.Multiply, Value.Of(number), TemporalText.Read(duration)).ToString(), Is.EqualTo(expected));
    }

    [TestCase("P10Y", "P4Y", "2.5")]
    [TestCase("P1M", "P3M", "0.3333333333333333333333333333333333")]
    [TestCase("P10D", "PT12H", "20")]
    public void Divide_TwoDurations_GivesANumber(string left, string right, string expected) =>
        Assert.That(Compute(left, '/', right).ToString(), Is.EqualTo(expected));

    [TestCase("P10D", "P0D")]
    [TestCase("P10Y", "P0M")]
    public void Divide_ByNoDuration_IsAFault(string left, string right) => Assert.That(Compute(left, '/', right), Is.EqualTo(Fault.DivisionByZero));

    private static Value Compute(string left, char operation, string right) => Arithmetic.Compute(
        operation switch { '+' => ArithmeticOperator.Add, '-' => ArithmeticOperator.Subtract, _ => ArithmeticOperator.Divide },
        TemporalText.Read(left), TemporalText.Read(right));
}
