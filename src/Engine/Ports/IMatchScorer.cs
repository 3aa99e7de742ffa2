using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Rules.Packs;

namespace Matching.Engine.Ports;

/// <summary>
/// Says how likely an audit is to uphold a match. A score sends a new right to review; it decides nothing and is no part of
/// a decision, which is why it alone is binary floating point here.
/// </summary>
public interface IMatchScorer
{
    /// <summary>Digest of the model's bytes, lower-case hexadecimal; a run pins it.</summary>
    string Sha256 { get; }

    /// <summary>Probabilities between 0 and 1, in the order of the matches; null where the model does not know the policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="pack">Its version in force on <paramref name="asOf"/>.</param>
    /// <param name="snapshot">The facts that the matches were made on.</param>
    /// <param name="asOf">Business date.</param>
    /// <param name="matches">Eligible decisions of the policy.</param>
    IReadOnlyList<double?> Score(Policy policy, RulePack pack, Snapshot snapshot, DateOnly asOf, IReadOnlyList<Decision> matches);
}
