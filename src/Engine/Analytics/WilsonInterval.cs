namespace Matching.Engine.Analytics;

/// <summary>
/// The 95 % score interval of a share: where the true share plausibly lies, honest for few cases and for shares near 0 or 1.
/// Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the American
/// Statistical Association 22 (1927), 209–212; no continuity correction.
/// </summary>
/// <param name="Low">Lower end, 0 to 1.</param>
/// <param name="High">Upper end, 0 to 1.</param>
public readonly record struct WilsonInterval(decimal Low, decimal High)
{
    /// <summary>Quantile of the normal distribution at 97.5 %.</summary>
    private const decimal Z = 1.959963984540054m;

    /// <summary>The interval of so many successes in so many trials.</summary>
    /// <param name="successes">Successes, 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">Trials, 1 or more: of none nothing can be said.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are no trials, or the successes are not among them.</exception>
    public static WilsonInterval Of(long successes, long trials)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        decimal n = trials;
        var share = successes / n;
        var weight = 1 + (Z * Z / n);
        var centre = (share + (Z * Z / (2 * n))) / weight;
        var half = Z / weight * Root((share * (1 - share) / n) + (Z * Z / (4 * n * n)));

        // Exact at the ends, where the two terms cancel but for their last digits.
        return new WilsonInterval(successes == 0 ? 0 : centre - half, successes == trials ? 1 : centre + half);
    }

    /// <summary>Square root by Newton's method: exact decimals need no floating point.</summary>
    private static decimal Root(decimal square)
    {
        // From above the steps fall until the last digit; the first that does not fall ends them.
        for (var root = 1 + square; ;)
        {
            var next = (root + (square / root)) / 2;
            if (next >= root)
            {
                return root;
            }

            root = next;
        }
    }
}
