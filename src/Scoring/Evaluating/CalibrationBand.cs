namespace Matching.Scoring.Evaluating;

/// <summary>A tenth of the matches, by probability.</summary>
/// <param name="Matches">Matches in it.</param>
/// <param name="From">Lowest probability.</param>
/// <param name="To">Highest probability.</param>
/// <param name="Expected">Mean probability.</param>
/// <param name="Observed">Share that was upheld.</param>
public sealed record CalibrationBand(int Matches, double From, double To, double Expected, double Observed);
