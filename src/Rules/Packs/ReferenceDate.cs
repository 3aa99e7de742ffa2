namespace Matching.Rules.Packs;

/// <summary>Which day a policy goes by when it picks the version that applies (参考日).</summary>
public enum ReferenceDateKind
{
    /// <summary>The business date itself (the default).</summary>
    BusinessDate,

    /// <summary>Last day of the month of the business date.</summary>
    MonthEnd,

    /// <summary>Last day of the calendar quarter of the business date.</summary>
    QuarterEnd,

    /// <summary>31 December of the year of the business date: tax years.</summary>
    YearEnd,

    /// <summary>1 September on or before the business date: school years.</summary>
    SchoolYear,

    /// <summary>A date of the unit itself, such as the day of birth or of the loan: running cases keep the version they began with.</summary>
    Tag,
}

/// <summary>The reference date of a policy. In <c>check</c> the as-of date is this day.</summary>
/// <param name="Kind">Which day.</param>
/// <param name="Tag">Name of the date tag; null for every other kind.</param>
public sealed record ReferenceDate(ReferenceDateKind Kind, string? Tag = null)
{
    private const int SchoolYearMonth = 9;

    /// <summary>The business date.</summary>
    public static ReferenceDate BusinessDate { get; } = new(ReferenceDateKind.BusinessDate);

    /// <summary>The reference date of a night; for <see cref="ReferenceDateKind.Tag"/>, where each unit has its own, the business date.</summary>
    /// <param name="asOf">Business date.</param>
    public DateOnly On(DateOnly asOf) => Kind switch
    {
        ReferenceDateKind.MonthEnd => EndOfMonth(asOf.Year, asOf.Month),
        ReferenceDateKind.QuarterEnd => EndOfMonth(asOf.Year, ((asOf.Month - 1) / 3 * 3) + 3),
        ReferenceDateKind.YearEnd => new DateOnly(asOf.Year, 12, 31),
        ReferenceDateKind.SchoolYear => new DateOnly(asOf.Month >= SchoolYearMonth ? asOf.Year : asOf.Year - 1, SchoolYearMonth, 1),
        _ => asOf,
    };

    private static DateOnly EndOfMonth(int year, int month) => new(year, month, DateTime.DaysInMonth(year, month));
}
