using System.Collections.Immutable;
using Matching.Scoring.Calibrating;
using Matching.Scoring.Evaluating;

namespace Matching.Scoring.Training;

/// <summary>What is known of a model. The score orders and flags matches; it decides nothing.</summary>
/// <param name="Algorithm">How it was made.</param>
/// <param name="Seed">Seed of the fit.</param>
/// <param name="Features">Numbers that it reads, besides the policy.</param>
/// <param name="Policies">Policies that it learned.</param>
/// <param name="Months">Months learned from, calibrated on and judged on.</param>
/// <param name="Trained">Matches learned from.</param>
/// <param name="Calibrated">Matches calibrated on.</param>
/// <param name="Calibration">The fitted calibration.</param>
/// <param name="Unseen">How good it is on the last months, which neither the trees nor the calibration saw.</param>
/// <param name="HistorySha256">Digest of the history.</param>
/// <param name="ModelSha256">Digest of the model file; a run pins it.</param>
public sealed record ModelCard(
    string Algorithm, int Seed, ImmutableArray<string> Features, ImmutableArray<string> Policies, TemporalSplit Months,
    int Trained, int Calibrated, PlattCalibration Calibration, Evaluation Unseen, string HistorySha256, string ModelSha256);
