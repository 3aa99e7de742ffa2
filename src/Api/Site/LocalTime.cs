using System.Globalization;
using Matching.Api.Composition;

namespace Matching.Api.Site;

/// <summary>Instants as people in China read them.</summary>
public static class LocalTime
{
    /// <summary>Date and time of an instant in Shanghai, to the second.</summary>
    public static string Of(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, BusinessDay.Zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>A date.</summary>
    public static string Of(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A duration as minutes and seconds; hours only where there are any.</summary>
    public static string Of(TimeSpan duration) => duration.ToString(duration < TimeSpan.FromHours(1) ? @"m\:ss" : @"h\:mm\:ss", CultureInfo.InvariantCulture);

    /// <summary>A count with thousands apart.</summary>
    public static string Count(long count) => count.ToString("#,##0", CultureInfo.InvariantCulture);
}
