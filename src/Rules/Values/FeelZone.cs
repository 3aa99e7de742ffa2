namespace Matching.Rules.Values;

/// <summary>The zone of a time: a fixed offset from UTC, or a zone of the IANA time zone database.</summary>
/// <param name="Id">Identifier such as <c>Asia/Shanghai</c>; null for a fixed offset.</param>
/// <param name="FixedSeconds">Offset east of UTC in seconds; 0 where <paramref name="Id"/> is given.</param>
public sealed record FeelZone(string? Id, int FixedSeconds);
