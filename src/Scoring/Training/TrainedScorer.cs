using Matching.Scoring.Models;

namespace Matching.Scoring.Training;

/// <summary>A model after training.</summary>
/// <param name="Scorer">The model.</param>
/// <param name="File">Bytes of <see cref="ScorerFile.Name"/>.</param>
/// <param name="Card">What is known of it.</param>
public sealed record TrainedScorer(Scorer Scorer, byte[] File, ModelCard Card);
