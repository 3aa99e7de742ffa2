using System.Collections.Immutable;
using Matching.Scoring.Calibrating;
using Matching.Scoring.Histories;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace Matching.Scoring.Models;

/// <summary>
/// Gives the probability that an audit would uphold a match. It orders and flags; it decides nothing and never changes an
/// outcome, which is why binary floating point is allowed in it.
/// </summary>
public sealed class Scorer
{
    private readonly MLContext context;
    private readonly ITransformer trees;
    private readonly FeatureEncoder encoder;
    private readonly PlattCalibration calibration;

    internal Scorer(MLContext context, ITransformer trees, FeatureEncoder encoder, PlattCalibration calibration) =>
        (this.context, this.trees, this.encoder, this.calibration) = (context, trees, encoder, calibration);

    /// <summary>Names of the numbers that it reads.</summary>
    public ImmutableArray<string> Features => encoder.Features;

    /// <summary>Policies that it learned, ordinal order.</summary>
    public ImmutableArray<string> Policies => encoder.Policies;

    /// <summary>Probabilities, in the order of the matches; whether a match was upheld is not read.</summary>
    /// <exception cref="ScoringException">A match has other features than the model.</exception>
    public ImmutableArray<double> Score(IEnumerable<StatedMatch> matches) =>
        [.. RawScores(context, trees, encoder, matches).Select(calibration.Probability)];

    internal static ImmutableArray<double> RawScores(MLContext context, ITransformer trees, FeatureEncoder encoder, IEnumerable<StatedMatch> matches) =>
        [.. trees.Transform(Load(context, encoder, matches)).GetColumn<float>("Score").Select(s => (double)s)];

    internal static IDataView Load(MLContext context, FeatureEncoder encoder, IEnumerable<StatedMatch> matches) =>
        context.Data.LoadFromEnumerable(matches.Select(encoder.Encode).ToArray(), EncodedMatch.Layout(encoder.Width));
}
