using System.Collections.Immutable;

namespace Matching.Delivery.Channels;

/// <summary>How long a message waits after each failed attempt, and after how many it is given up.</summary>
/// <param name="Waits">Waits after the first, second, … failed attempt; the attempt after the last wait is the last one.</param>
public sealed record BackOff(ImmutableArray<TimeSpan> Waits)
{
    /// <summary>1 minute · 5 minutes · 30 minutes · 2, 12, 24, 24, 24 hours: nine attempts over about four days.</summary>
    public static BackOff Default { get; } = new(
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(12),
        TimeSpan.FromHours(24), TimeSpan.FromHours(24), TimeSpan.FromHours(24),
    ]);

    /// <summary>When to try again, or null when that was the last attempt.</summary>
    /// <param name="failed">Failed attempts, at least 1.</param>
    /// <param name="now">When the newest of them failed.</param>
    public DateTimeOffset? Next(int failed, DateTimeOffset now) => failed <= Waits.Length ? now + Waits[failed - 1] : null;
}
