using System.Globalization;

namespace Matching.Rules.Values;

/// <summary>The zone of a time: a fixed offset from UTC, or a zone of the IANA time zone database.</summary>
/// <param name="Id">Identifier such as <c>Asia/Shanghai</c>; null for a fixed offset.</param>
/// <param name="FixedSeconds">Offset east of UTC in seconds; 0 where <paramref name="Id"/> is given.</param>
public sealed record FeelZone(string? Id, int FixedSeconds)
{
    /// <summary>Greatest distance from UTC in seconds: 18 hours.</summary>
    public const int MaxOffset = 18 * 3600;

    /// <summary>UTC, written <c>Z</c>.</summary>
    public static FeelZone Utc { get; } = new(null, 0);

    /// <summary>Offset of a time of day without a date: of a zone of the database its standard time by the latest rules.</summary>
    internal int StandardOffset => Id is null ? FixedSeconds : ZoneRules.StandardOffset(Id);

    /// <summary>A fixed offset, or null where it is more than 18 hours.</summary>
    public static FeelZone? OfOffset(int seconds) => seconds is >= -MaxOffset and <= MaxOffset ? new FeelZone(null, seconds) : null;

    /// <summary>A zone of the IANA time zone database, or null where there is none of that name.</summary>
    public static FeelZone? OfId(string id) => ZoneRules.Exists(id) ? new FeelZone(id, 0) : null;

    /// <summary>As it ends the text of a time: <c>Z</c>, <c>+08:00</c>, <c>-02:45:55</c>, <c>@Asia/Shanghai</c>.</summary>
    public override string ToString()
    {
        if (Id is not null || FixedSeconds == 0)
        {
            return Id is null ? "Z" : "@" + Id;
        }

        var left = Math.Abs(FixedSeconds);
        var text = string.Create(CultureInfo.InvariantCulture, $"{(FixedSeconds < 0 ? '-' : '+')}{left / 3600:00}:{left / 60 % 60:00}");
        return left % 60 == 0 ? text : string.Create(CultureInfo.InvariantCulture, $"{text}:{left % 60:00}");
    }

    /// <summary>Offset in seconds where clocks show a time, given as seconds since 0001-01-01T00:00:00.</summary>
    internal int OffsetAtLocal(decimal seconds) => Id is null ? FixedSeconds : ZoneRules.OffsetAtLocal(Id, seconds);

    /// <summary>Offset in seconds at an instant, given as seconds since 0001-01-01T00:00:00 UTC.</summary>
    internal int OffsetAtInstant(decimal seconds) => Id is null ? FixedSeconds : ZoneRules.OffsetAtInstant(Id, seconds);
}
