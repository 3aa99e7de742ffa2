using System.Globalization;

namespace Matching.Storage.Stores;

/// <summary>How dates and instants are written in columns: the same text on every provider, sortable, culture-free.</summary>
internal static class Stored
{
    private const string DateForm = "yyyy-MM-dd";
    private const string InstantForm = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static string Of(DateOnly date) => date.ToString(DateForm, CultureInfo.InvariantCulture);

    public static string Of(DateTimeOffset instant) => instant.UtcDateTime.ToString(InstantForm, CultureInfo.InvariantCulture);

    public static DateOnly Date(string text) => DateOnly.ParseExact(text, DateForm, CultureInfo.InvariantCulture);

    public static DateTimeOffset Instant(string text) =>
        DateTimeOffset.ParseExact(text, InstantForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
