namespace Matching.Engine.Payouts;

/// <summary>Bounds of one message.</summary>
/// <param name="MaxPayments">Most payments.</param>
/// <param name="MaxBytes">Most bytes.</param>
/// <param name="EnvelopeBytes">Upper bound of the bytes around the payments.</param>
public sealed record RailLimits(int MaxPayments, int MaxBytes, int EnvelopeBytes)
{
    /// <summary>10,000 payments and 10 MB, the bounds that agent banks accept.</summary>
    public static RailLimits Default { get; } = new(10_000, 10_000_000, 4_096);
}
