using Matching.Engine.Decisions;

namespace Matching.Engine.Runs;

/// <summary>How likely an audit is to uphold one match, as it is stored and compared.</summary>
/// <param name="Decision">The match.</param>
/// <param name="Millionths">Probability in millionths, 0 to 1,000,000.</param>
/// <param name="Review">Whether it lies below the night's threshold.</param>
public sealed record MatchScore(Decision Decision, int Millionths, bool Review);
