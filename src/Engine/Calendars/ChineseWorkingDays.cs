using System.Collections.Frozen;

namespace Matching.Engine.Calendars;

/// <summary>
/// Working days of the People's Republic of China, 2021 to 2026: Monday to Friday without public holidays, plus the
/// make-up days (调休上班). Source: the State Council's yearly holiday notices, 国办发明电〔2020〕27号 (2021), 〔2021〕11号 (2022),
/// 〔2022〕16号 (2023), 〔2023〕7号 (2024), 〔2024〕12号 (2025) and 〔2025〕7号 (2026). A further year is a further block of the table.
/// </summary>
public static class ChineseWorkingDays
{
    private const int FirstYear = 2021;
    private const int LastYear = 2026;

    private static readonly FrozenSet<DateOnly> Holidays = Days(
        "2021-01-01/2021-01-03 2021-02-11/2021-02-17 2021-04-03/2021-04-05 2021-05-01/2021-05-05 2021-06-12/2021-06-14 2021-09-19/2021-09-21 2021-10-01/2021-10-07",
        "2022-01-01/2022-01-03 2022-01-31/2022-02-06 2022-04-03/2022-04-05 2022-04-30/2022-05-04 2022-06-03/2022-06-05 2022-09-10/2022-09-12 2022-10-01/2022-10-07",
        "2022-12-31/2023-01-02 2023-01-21/2023-01-27 2023-04-05/2023-04-05 2023-04-29/2023-05-03 2023-06-22/2023-06-24 2023-09-29/2023-10-06",
        "2024-01-01/2024-01-01 2024-02-10/2024-02-17 2024-04-04/2024-04-06 2024-05-01/2024-05-05 2024-06-08/2024-06-10 2024-09-15/2024-09-17 2024-10-01/2024-10-07",
        "2025-01-01/2025-01-01 2025-01-28/2025-02-04 2025-04-04/2025-04-06 2025-05-01/2025-05-05 2025-05-31/2025-06-02 2025-10-01/2025-10-08",
        "2026-01-01/2026-01-03 2026-02-15/2026-02-23 2026-04-04/2026-04-06 2026-05-01/2026-05-05 2026-06-19/2026-06-21 2026-09-25/2026-09-27 2026-10-01/2026-10-07");

    private static readonly FrozenSet<DateOnly> MakeUpDays = Days(
        "2021-02-07 2021-02-20 2021-04-25 2021-05-08 2021-09-18 2021-09-26 2021-10-09",
        "2022-01-29 2022-01-30 2022-04-02 2022-04-24 2022-05-07 2022-10-08 2022-10-09",
        "2023-01-28 2023-01-29 2023-04-23 2023-05-06 2023-06-25 2023-10-07 2023-10-08",
        "2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29 2024-10-12",
        "2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11",
        "2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10");

    /// <summary>Whether a date is a working day.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The holidays of that year are not in the table; a guess would end a notice on a wrong day.</exception>
    public static bool Contains(DateOnly date)
    {
        if (date.Year is < FirstYear or > LastYear)
        {
            throw new ArgumentOutOfRangeException(
                nameof(date), date, $"the public holidays of {date.Year} are not in the table ({FirstYear} to {LastYear}); add the State Council's notice for that year");
        }

        return MakeUpDays.Contains(date) || (date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !Holidays.Contains(date));
    }

    private static FrozenSet<DateOnly> Days(params ReadOnlySpan<string> years)
    {
        var days = new HashSet<DateOnly>();
        foreach (var year in years)
        {
            foreach (var range in year.Split(' '))
            {
                var ends = range.Split('/');
                var last = Date(ends[^1]);
                for (var day = Date(ends[0]); day <= last; day = day.AddDays(1))
                {
                    days.Add(day);
                }
            }
        }

        return days.ToFrozenSet();
    }

    private static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
