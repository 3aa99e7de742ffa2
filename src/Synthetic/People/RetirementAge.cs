using Matching.Engine.Identifiers;

namespace Matching.Synthetic.People;

/// <summary>
/// The statutory retirement age since 2025: 60 for men and 55 for women in offices rise by a month for every four months of
/// birth, to 63 and 58; 50 for other women by a month for every two, to 55.
/// </summary>
internal static class RetirementAge
{
    private const int FirstYear = 2025;

    /// <summary>Full months from a day to the statutory age; negative beyond it.</summary>
    /// <param name="citizen">Citizen.</param>
    /// <param name="office">A woman who works in an office; without meaning for men.</param>
    /// <param name="day">The day.</param>
    public static int MonthsLeft(Citizen citizen, bool office, DateOnly day)
    {
        var months = MonthsOf(citizen, office);
        var reached = citizen.BirthDate.AddMonths(months);
        var between = ((reached.Year - day.Year) * 12) + reached.Month - day.Month;
        return day.AddMonths(between) > reached ? between - 1 : between;
    }

    private static int MonthsOf(Citizen citizen, bool office)
    {
        var (years, step, most) = (citizen.Sex, office) switch
        {
            (Sex.Male, _) => (60, 4, 36),
            (_, true) => (55, 4, 36),
            _ => (50, 2, 60),
        };
        var monthsLate = ((citizen.BirthDate.Year + years - FirstYear) * 12) + citizen.BirthDate.Month - 1;
        return (years * 12) + (monthsLate < 0 ? 0 : Math.Min(most, (monthsLate / step) + 1));
    }
}
