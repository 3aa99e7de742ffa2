using System.Collections.Immutable;

namespace Matching.Scoring.Evaluating;

/// <summary>How good probabilities are against what audits found.</summary>
/// <param name="Matches">Matches judged.</param>
/// <param name="BaseRate">Share that was upheld.</param>
/// <param name="Auc">Chance that an upheld match scores above a refuted one, ties counted half: 0.5 knows nothing, 1 everything.</param>
/// <param name="Brier">Mean squared error of the probability, 0 is perfect.</param>
/// <param name="BrierSkill">1 − Brier / Brier of always giving these matches' own base rate: 0 is no better than that, 1 perfect. The reference knows the months' true rate, so the figure is on the low side.</param>
/// <param name="Calibration">Tenths of the matches by probability, lowest first; fewer bands where there are fewer matches.</param>
public sealed record Evaluation(int Matches, double BaseRate, double Auc, double Brier, double BrierSkill, ImmutableArray<CalibrationBand> Calibration)
{
    private const int Bands = 10;

    /// <summary>Judges probabilities; upheld and refuted matches must both occur.</summary>
    public static Evaluation Of(IReadOnlyList<(double Probability, bool Upheld)> scored)
    {
        var ordered = scored.OrderBy(s => s.Probability).ToArray();
        var rate = ordered.Count(s => s.Upheld) / (double)ordered.Length;
        var brier = ordered.Average(s => Square(s.Probability - (s.Upheld ? 1 : 0)));
        return new Evaluation(ordered.Length, rate, AreaUnderCurve(ordered), brier, 1 - (brier / (rate * (1 - rate))), Calibrate(ordered));
    }

    /// <summary>The rank sum of the upheld matches; equal probabilities share their mean rank.</summary>
    private static double AreaUnderCurve((double Probability, bool Upheld)[] ordered)
    {
        double rankSum = 0;
        for (var start = 0; start < ordered.Length;)
        {
            var end = start;
            while (end < ordered.Length && ordered[end].Probability.Equals(ordered[start].Probability))
            {
                end++;
            }

            rankSum += ordered[start..end].Count(s => s.Upheld) * ((start + 1 + end) / 2.0);
            start = end;
        }

        double upheld = ordered.Count(s => s.Upheld);
        return (rankSum - (upheld * (upheld + 1) / 2)) / (upheld * (ordered.Length - upheld));
    }

    private static ImmutableArray<CalibrationBand> Calibrate((double Probability, bool Upheld)[] ordered) =>
    [
        .. from band in Enumerable.Range(0, Bands)
           let part = ordered[(int)((long)ordered.Length * band / Bands)..(int)((long)ordered.Length * (band + 1) / Bands)]
           where part.Length > 0
           select new CalibrationBand(part.Length, part[0].Probability, part[^1].Probability, part.Average(s => s.Probability), part.Count(s => s.Upheld) / (double)part.Length),
    ];

    private static double Square(double x) => x * x;
}
