namespace Matching.Engine.Analytics;

/// <summary>How many of the audited matches were right. Matches that nobody audited say nothing either way.</summary>
public sealed record Precision
{
    /// <summary>The precision of so many audited matches.</summary>
    /// <param name="audited">Audited matches, 0 or more.</param>
    /// <param name="upheld">Of these, the right ones.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more were upheld than audited.</exception>
    public Precision(long audited, long upheld)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(audited);
        ArgumentOutOfRangeException.ThrowIfNegative(upheld);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(upheld, audited);
        (Audited, Upheld) = (audited, upheld);
    }

    /// <summary>Audited matches.</summary>
    public long Audited { get; }

    /// <summary>Of these, the right ones.</summary>
    public long Upheld { get; }

    /// <summary>Share that was right, 0 to 1; null where nothing was audited.</summary>
    public decimal? Share => Audited == 0 ? null : Upheld / (decimal)Audited;

    /// <summary>Where the share of all matches plausibly lies, if those audited were drawn by chance; null where nothing was audited.</summary>
    public WilsonInterval? Interval => Audited == 0 ? null : WilsonInterval.Of(Upheld, Audited);
}
