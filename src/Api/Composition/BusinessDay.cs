using Matching.Rules.Values;

namespace Matching.Api.Composition;

/// <summary>The calendar day in China, on which benefits are owed.</summary>
public static class BusinessDay
{
    /// <summary>Asia/Shanghai.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>Today in Asia/Shanghai.</summary>
    public static DateOnly Of(TimeProvider clock) => Of(clock.GetUtcNow());

    /// <summary>The day of an instant in Asia/Shanghai.</summary>
    public static DateOnly Of(DateTimeOffset instant) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>The moment in Asia/Shanghai as a date and time of the rule language.</summary>
    public static Value Now(TimeProvider clock)
    {
        var local = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Zone);
        return Value.OfDateTime((decimal)local.Ticks / TimeSpan.TicksPerSecond, new FeelZone(Zone.Id, 0));
    }
}
