namespace Matching.Engine.Identifiers;

/// <summary>Dates as eight digits, <c>yyyyMMdd</c>.</summary>
internal static class CompactDate
{
    /// <summary>Reads eight ASCII digits; false where the day does not exist.</summary>
    public static bool TryRead(ReadOnlySpan<char> digits, out DateOnly date)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            number = (number * 10) + (digit - '0');
        }

        var (year, month, day) = (number / 10000, number / 100 % 100, number % 100);
        var exists = year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        date = exists ? new DateOnly(year, month, day) : default;
        return exists;
    }
}
