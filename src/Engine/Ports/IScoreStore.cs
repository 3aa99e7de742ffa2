using Matching.Engine.Runs;

namespace Matching.Engine.Ports;

/// <summary>The scores of matches.</summary>
public interface IScoreStore
{
    /// <summary>Stores the scores of a policy's matches that the run has not stored before.</summary>
    /// <param name="claim">The run, pinned to the scorer.</param>
    /// <param name="policyId">Policy of all scores.</param>
    /// <param name="department">Its owner.</param>
    /// <param name="scores">Scores.</param>
    /// <param name="at">Instant.</param>
    /// <exception cref="StaleRunException">The claim is no longer the newest.</exception>
    void Save(RunClaim claim, string policyId, string department, IReadOnlyList<MatchScore> scores, DateTimeOffset at);
}
