using Matching.Rules.Packs;

namespace Matching.Engine.Calendars;

/// <summary>When a public notice ends.</summary>
public static class NoticePeriod
{
    /// <summary>Last day of a notice published on a date; the day before publication for 0 days.</summary>
    /// <param name="terms">The policy's terms.</param>
    /// <param name="published">Day of publication. When it counts but is no working day, the next working day is the first.</param>
    public static DateOnly LastDay(PublicNoticeTerms terms, DateOnly published)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(terms.Days);
        var day = published.AddDays(-1);
        var counted = 0;
        while (counted < terms.Days)
        {
            day = day.AddDays(1);
            var starts = terms.CountFirstDay || day != published;
            if (starts && (!terms.WorkingDays || ChineseWorkingDays.Contains(day)))
            {
                counted++;
            }
        }

        return day;
    }
}
