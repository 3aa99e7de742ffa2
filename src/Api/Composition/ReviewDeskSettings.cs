namespace Matching.Api.Composition;

/// <summary>How people decide what a night held back.</summary>
public sealed class ReviewDeskSettings
{
    /// <summary>Amount in yuan above which two different people must decide on a right in review; default 100,000.</summary>
    public decimal TwoPeopleAboveYuan { get; init; } = 100_000m;
}
