using Matching.Engine.Amounts;

namespace Matching.Engine.Reviews;

/// <summary>How reviews are decided.</summary>
public sealed record ReviewSettings
{
    /// <summary>Amount above which two different people must decide; default 100,000 yuan.</summary>
    public Money TwoPeopleAbove { get; init; } = new(10_000_000, "CNY");
}
