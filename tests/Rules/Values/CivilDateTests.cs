using CsCheck;
using Matching.Rules.Values;

namespace Matching.Rules.Tests.Values;

public sealed class CivilDateTests
{
    [TestCase(1, 1, 1, 0)]
    [TestCase(2000, 2, 29, 730178)]
    [TestCase(9999, 12, 31, 3652058)]
    [TestCase(0, 12, 31, -1)]
    [TestCase(0, 2, 29, -307)]
    [TestCase(-1, 12, 31, -367)]
    [TestCase(999_999_999, 12, 31, 365_242_499_633)]
    public void ToDay_Date_CountsFromTheYearOne(long year, int month, int day, long expected)
    {
        var date = new CivilDate(year, month, day);
        Assert.That(date.ToDay(), Is.EqualTo(expected));
        Assert.That(CivilDate.FromDay(expected), Is.EqualTo(date));
    }

    [Test]
    public void FromDay_OfTheYears1To9999_IsTheCalendarOfDotNet() => Gen.Int[0, DateOnly.MaxValue.DayNumber].Sample(
        number =>
        {
            var (expected, date) = (DateOnly.FromDayNumber(number), CivilDate.FromDay(number));
            var iso = System.Globalization.ISOWeek.GetWeekOfYear(expected.ToDateTime(TimeOnly.MinValue));
            return date == new CivilDate(expected.Year, expected.Month, expected.Day) && date.ToDay() == number
                && date.DayOfYear == expected.DayOfYear && date.Weekday % 7 == (int)expected.DayOfWeek
                && (date.WeekOfYear == iso || expected.Year == 9999);
        },
        iter: 5000);

    [Test]
    public void ToDay_OfAnyYear_IsUndoneByFromDay() => Gen.Long[-365_000_000_000, 365_000_000_000].Sample(
        day => CivilDate.FromDay(day).IsValid && CivilDate.FromDay(day).ToDay() == day,
        iter: 5000);

    [TestCase(2023, 2, 29)]
    [TestCase(1900, 2, 29)]
    [TestCase(2024, 4, 31)]
    [TestCase(2024, 13, 1)]
    [TestCase(2024, 0, 1)]
    [TestCase(2024, 1, 0)]
    [TestCase(1_000_000_000, 1, 1)]
    [TestCase(-1_000_000_000, 1, 1)]
    public void IsValid_WhatIsNoDay_IsFalse(long year, int month, int day) => Assert.That(new CivilDate(year, month, day).IsValid, Is.False);

    [TestCase("2024-01-31", 1, "2024-02-29")]
    [TestCase("2024-02-29", 12, "2025-02-28")]
    [TestCase("2024-02-29", -12, "2023-02-28")]
    [TestCase("0001-01-15", -1, "0000-12-15")]
    [TestCase("-0001-01-15", -1, "-0002-12-15")]
    public void AddMonths_Date_EndsOnTheLastDayWhereTheMonthIsShorter(string date, int months, string expected) =>
        Assert.That(FeelText.Date(CivilDate.FromDay(TemporalText.Date(date).AsDay).AddMonths(months).ToDay()), Is.EqualTo(expected));

    [TestCase(2024, 12, 30, 1)]
    [TestCase(2027, 1, 1, 53)]
    [TestCase(2005, 1, 1, 53)]
    [TestCase(2003, 12, 29, 1)]
    public void WeekOfYear_AtTheTurnOfTheYear_GoesByTheThursday(long year, int month, int day, int expected) =>
        Assert.That(new CivilDate(year, month, day).WeekOfYear, Is.EqualTo(expected));
}
