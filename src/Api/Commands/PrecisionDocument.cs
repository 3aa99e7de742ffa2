using Matching.Engine.Analytics;

namespace Matching.Api.Commands;

/// <summary>The precision of one policy as machines read it. Shares have six places; null where nothing was audited.</summary>
/// <param name="Policy">Policy.</param>
/// <param name="Audited">Audited matches.</param>
/// <param name="Upheld">Of these, the right ones.</param>
/// <param name="Precision">Share that was right.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end of the 95 % interval.</param>
public sealed record PrecisionDocument(string Policy, long Audited, long Upheld, decimal? Precision, decimal? Low, decimal? High)
{
    private const int Places = 6;

    /// <summary>The document of a precision.</summary>
    public static PrecisionDocument Of(string policy, Precision precision) => new(
        policy, precision.Audited, precision.Upheld, Rounded(precision.Share), Rounded(precision.Interval?.Low), Rounded(precision.Interval?.High));

    private static decimal? Rounded(decimal? share) => share is { } s ? Math.Round(s, Places, MidpointRounding.AwayFromZero) : null;
}
