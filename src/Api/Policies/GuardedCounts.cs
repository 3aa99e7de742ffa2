namespace Matching.Api.Policies;

/// <summary>Counts of one night that say nothing about few people: 1 to 4 become "fewer than 5", and then the others are rounded to tens.</summary>
/// <param name="Eligible">Who fits.</param>
/// <param name="Undetermined">Of whom something is missing.</param>
/// <param name="NotEligible">Who does not fit.</param>
public sealed record GuardedCounts(GuardedCount Eligible, GuardedCount Undetermined, GuardedCount NotEligible)
{
    /// <summary>Fewest people that a count may be about.</summary>
    public const int Fewest = 5;

    /// <summary>Counts as they may be shown. With one of them hidden, the exact others and a total from elsewhere would give it away.</summary>
    public static GuardedCounts Of(int eligible, int undetermined, int notEligible)
    {
        var rounded = IsSmall(eligible) || IsSmall(undetermined) || IsSmall(notEligible);
        return new GuardedCounts(Guard(eligible, rounded), Guard(undetermined, rounded), Guard(notEligible, rounded));
    }

    private static bool IsSmall(int count) => count is > 0 and < Fewest;

    private static GuardedCount Guard(int count, bool rounded) =>
        IsSmall(count) ? new GuardedCount(null, false) : rounded && count > 0 ? new GuardedCount(Math.Max(10, (count + 5) / 10 * 10), true) : new GuardedCount(count, false);
}

/// <summary>A count that may be shown.</summary>
/// <param name="Count">The count; null for fewer than <see cref="GuardedCounts.Fewest"/>.</param>
/// <param name="IsRounded">Whether it is rounded to tens.</param>
public readonly record struct GuardedCount(int? Count, bool IsRounded);
