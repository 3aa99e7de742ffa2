using System.Collections.Frozen;
using NodaTime;

namespace Matching.Rules.Values;

/// <summary>The IANA time zone database of a fixed edition. Seconds are counted from 0001-01-01T00:00:00.</summary>
internal static class ZoneRules
{
    /// <summary>Seconds of the 400 years after which the calendar repeats.</summary>
    private const long Cycle = 146_097L * 86_400;

    /// <summary>Start of the year 9601. Later years, which the database has not, have the rules of the same year of the last cycle before.</summary>
    private const long Latest = 24 * Cycle;

    private const long UnixEpoch = 62_135_596_800;

    private static readonly FrozenSet<string> Ids = DateTimeZoneProviders.Tzdb.Ids.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether there is such a zone.</summary>
    public static bool Exists(string id) => Ids.Contains(id);

    /// <summary>Offset east of UTC in seconds where clocks show this. Of two instants the earlier counts; a time that was skipped is read by the clock before.</summary>
    public static int OffsetAtLocal(string id, decimal seconds) =>
        Zone(id).MapLocal(LocalDateTime.FromDateTime(new DateTime(Near(seconds) * TimeSpan.TicksPerSecond))).EarlyInterval.WallOffset.Seconds;

    /// <summary>Offset east of UTC in seconds at an instant.</summary>
    public static int OffsetAtInstant(string id, decimal seconds) =>
        Zone(id).GetUtcOffset(Instant.FromUnixTimeSeconds(Near(seconds) - UnixEpoch)).Seconds;

    /// <summary>Offset without daylight saving by the latest rules; what a time of day without a date has.</summary>
    public static int StandardOffset(string id) =>
        Zone(id).GetZoneInterval(Instant.FromUnixTimeSeconds(Latest - UnixEpoch)).StandardOffset.Seconds;

    private static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb[id];

    private static long Near(decimal seconds)
    {
        var whole = (long)decimal.Floor(seconds);
        return whole < 0 ? ((whole % Cycle) + Cycle) % Cycle : whole < Latest ? whole : Latest - Cycle + ((whole - Latest) % Cycle);
    }
}
