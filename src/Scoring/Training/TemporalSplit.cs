using System.Collections.Immutable;
using System.Globalization;
using Matching.Scoring.Histories;

namespace Matching.Scoring.Training;

/// <summary>
/// Months apart in time: the model learns from the earliest, is calibrated on later ones, and is judged on the last, which
/// neither saw. A third of the months, at least one, is for judging; a sixth, at least one, for calibrating.
/// </summary>
/// <param name="Train">Months to learn from.</param>
/// <param name="Calibrate">Months to calibrate on.</param>
/// <param name="Evaluate">Months to judge on.</param>
public sealed record TemporalSplit(ImmutableArray<DateOnly> Train, ImmutableArray<DateOnly> Calibrate, ImmutableArray<DateOnly> Evaluate)
{
    /// <summary>Fewest months that can be split.</summary>
    public const int FewestMonths = 3;

    /// <summary>Splits the months of a history.</summary>
    /// <exception cref="ScoringException">There are fewer than three months, or a part lacks upheld or refuted matches.</exception>
    public static TemporalSplit Of(AuditHistory history)
    {
        var months = history.Outcomes.Select(o => o.Month).Distinct().Order().ToImmutableArray();
        if (months.Length < FewestMonths)
        {
            throw new ScoringException("SCO006", $"the history has {months.Length} months, but learning, calibrating and judging need one each, {FewestMonths} at least; add months (generate --history 6)");
        }

        var evaluate = Math.Max(1, months.Length / 3);
        var calibrate = Math.Max(1, months.Length / 6);
        var train = months.Length - evaluate - calibrate;
        var split = new TemporalSplit(months[..train], months[train..(train + calibrate)], months[(train + calibrate)..]);
        Check(history, split.Train, "learn from");
        Check(history, split.Calibrate, "calibrate on");
        Check(history, split.Evaluate, "judge on");
        return split;
    }

    /// <summary>The outcomes of some months, in the order of the file.</summary>
    public static ImmutableArray<AuditedOutcome> In(AuditHistory history, ImmutableArray<DateOnly> months) =>
        [.. history.Outcomes.Where(o => months.Contains(o.Month))];

    private static void Check(AuditHistory history, ImmutableArray<DateOnly> months, string use)
    {
        var part = In(history, months);
        if (part.All(o => o.Upheld) || part.All(o => !o.Upheld))
        {
            throw new ScoringException("SCO007", $"the months to {use} ({Text(months[0])} to {Text(months[^1])}, {part.Length} matches) lack upheld or refuted matches, so nothing can be told apart; add audited outcomes");
        }
    }

    private static string Text(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
