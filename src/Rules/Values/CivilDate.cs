namespace Matching.Rules.Values;

/// <summary>A day of the proleptic Gregorian calendar, in which the year 0 comes before the year 1.</summary>
/// <param name="Year">Year from -999,999,999 to 999,999,999 (DMN 1.5, 10.3.2.3.5).</param>
/// <param name="Month">Month from 1.</param>
/// <param name="Day">Day of the month from 1.</param>
public readonly record struct CivilDate(long Year, int Month, int Day)
{
    /// <summary>Greatest year, and the distance of the least.</summary>
    public const long MaxYear = 999_999_999;

    private const long DaysInCycle = 146_097;
    private const long YearsInCycle = 400;

    /// <summary>Days from 0000-03-01, where the algorithm counts from, to 0001-01-01.</summary>
    private const long Origin = 306;

    /// <summary>Whether there is such a day.</summary>
    public bool IsValid => Year is >= -MaxYear and <= MaxYear && Month is >= 1 and <= 12 && Day >= 1 && Day <= DaysInMonth(Year, Month);

    /// <summary>1 for Monday to 7 for Sunday.</summary>
    public int Weekday => (int)(Modulo(ToDay(), 7) + 1);

    /// <summary>Day of the year from 1.</summary>
    public int DayOfYear => (int)(ToDay() - new CivilDate(Year, 1, 1).ToDay() + 1);

    /// <summary>Week of the year by ISO 8601: week 1 has the year's first Thursday.</summary>
    public int WeekOfYear => (FromDay(ToDay() + 4 - Weekday).DayOfYear + 6) / 7;

    /// <summary>The last day of the month.</summary>
    public CivilDate LastOfMonth => this with { Day = DaysInMonth(Year, Month) };

    /// <summary>Days of a month.</summary>
    public static int DaysInMonth(long year, int month) => month switch
    {
        2 => IsLeap(year) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    /// <summary>The date of a number of days since 0001-01-01.</summary>
    public static CivilDate FromDay(long day)
    {
        // Years begin in March here, so that the leap day is their last.
        var shifted = day + Origin;
        var cycle = FloorDivide(shifted, DaysInCycle);
        var dayOfCycle = shifted - (cycle * DaysInCycle);
        var yearOfCycle = (dayOfCycle - (dayOfCycle / 1460) + (dayOfCycle / 36_524) - (dayOfCycle / 146_096)) / 365;
        var dayOfYear = dayOfCycle - ((365 * yearOfCycle) + (yearOfCycle / 4) - (yearOfCycle / 100));
        var marchMonth = ((5 * dayOfYear) + 2) / 153;
        var month = (int)(marchMonth < 10 ? marchMonth + 3 : marchMonth - 9);
        var year = (cycle * YearsInCycle) + yearOfCycle + (month <= 2 ? 1 : 0);
        return new CivilDate(year, month, (int)(dayOfYear - (((153 * marchMonth) + 2) / 5) + 1));
    }

    /// <summary>Days since 0001-01-01.</summary>
    public long ToDay()
    {
        var year = Month <= 2 ? Year - 1 : Year;
        var cycle = FloorDivide(year, YearsInCycle);
        var yearOfCycle = year - (cycle * YearsInCycle);
        var marchMonth = Month > 2 ? Month - 3 : Month + 9;
        var dayOfYear = (((153 * marchMonth) + 2) / 5) + Day - 1;
        return (cycle * DaysInCycle) + (yearOfCycle * 365) + (yearOfCycle / 4) - (yearOfCycle / 100) + dayOfYear - Origin;
    }

    /// <summary>The date so many months later, on the last day of the month where that lacks the day.</summary>
    public CivilDate AddMonths(long months)
    {
        var all = (Year * 12) + Month - 1 + months;
        var (year, month) = (FloorDivide(all, 12), (int)Modulo(all, 12) + 1);
        return new CivilDate(year, month, Math.Min(Day, DaysInMonth(year, month)));
    }

    private static bool IsLeap(long year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    private static long Modulo(long number, long divisor) => number - (FloorDivide(number, divisor) * divisor);

    private static long FloorDivide(long number, long divisor) => (number / divisor) - (number % divisor < 0 ? 1 : 0);
}
