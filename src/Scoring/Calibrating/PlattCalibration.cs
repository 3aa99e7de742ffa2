namespace Matching.Scoring.Calibrating;

/// <summary>
/// Platt scaling: probability = 1 / (1 + exp(−(Slope × score + Offset))), fitted on months that the trees did not learn
/// from. ML.NET's own calibrator of FastTree is a fixed sigmoid and is not used.
/// Source: J. Platt, "Probabilistic outputs for support vector machines", 1999, with the targets of its section 2.2.
/// </summary>
/// <param name="Slope">Factor of the score.</param>
/// <param name="Offset">Added to it.</param>
public sealed record PlattCalibration(double Slope, double Offset)
{
    private const int MostSteps = 100;
    private const double Enough = 1e-10;
    private const double Ridge = 1e-9;

    /// <summary>Fits by Newton's method with halved steps; the loss is convex, so the start does not matter.</summary>
    /// <param name="scores">Raw scores and whether the match was upheld; both kinds must occur.</param>
    public static PlattCalibration Fit(IReadOnlyList<(double Score, bool Upheld)> scores)
    {
        var upheld = scores.Count(s => s.Upheld);
        var (high, low) = ((upheld + 1.0) / (upheld + 2.0), 1.0 / (scores.Count - upheld + 2.0));
        var targets = scores.Select(s => (s.Score, Target: s.Upheld ? high : low)).ToArray();
        var fitted = new PlattCalibration(0, Math.Log((upheld + 1.0) / (scores.Count - upheld + 1.0)));
        var loss = fitted.Loss(targets);
        for (var step = 0; step < MostSteps; step++)
        {
            var (next, nextLoss) = fitted.Better(targets, loss);
            var gained = loss - nextLoss;
            (fitted, loss) = (next, nextLoss);
            if (gained < Enough)
            {
                break;
            }
        }

        return fitted;
    }

    /// <summary>The probability that a match with this raw score is upheld.</summary>
    public double Probability(double score) => 1 / (1 + Math.Exp(-((Slope * score) + Offset)));

    private (PlattCalibration Next, double Loss) Better((double Score, double Target)[] targets, double loss)
    {
        var (bySlope, byOffset, slopes, mixed, offsets) = (0.0, 0.0, Ridge, 0.0, Ridge);
        foreach (var (score, target) in targets)
        {
            var p = Probability(score);
            var weight = p * (1 - p);
            bySlope += (p - target) * score;
            byOffset += p - target;
            slopes += weight * score * score;
            mixed += weight * score;
            offsets += weight;
        }

        var determinant = (slopes * offsets) - (mixed * mixed);
        var (slopeStep, offsetStep) = (((offsets * bySlope) - (mixed * byOffset)) / determinant, ((slopes * byOffset) - (mixed * bySlope)) / determinant);
        for (var part = 1.0; part > Enough; part /= 2)
        {
            var next = new PlattCalibration(Slope - (part * slopeStep), Offset - (part * offsetStep));
            if (next.Loss(targets) is var lower && lower < loss)
            {
                return (next, lower);
            }
        }

        return (this, loss);
    }

    private double Loss((double Score, double Target)[] targets) => targets.Sum(t =>
    {
        var z = (Slope * t.Score) + Offset;

        // log(1 + exp(z)) without overflow for large z.
        return Math.Max(z, 0) + Math.Log(1 + Math.Exp(-Math.Abs(z))) - (t.Target * z);
    });
}
