using Matching.Engine.Decisions;

namespace Matching.Engine.Ports;

/// <summary>Decisions, append-only: a run stores those that differ from the run that it goes on from, so that what was not decided anew is stored once.</summary>
public interface IDecisionStore
{
    /// <summary>The newest stored decision on each unit for a policy, among those of a run and of the runs that it goes on from, by (subject, item).</summary>
    /// <param name="runId">The run.</param>
    /// <param name="policyId">The policy.</param>
    IReadOnlyDictionary<(string Subject, string Item), StoredDecision> Latest(string runId, string policyId);

    /// <summary>Appends decisions in one transaction.</summary>
    /// <param name="claim">The run.</param>
    /// <param name="department">Owner of the policy.</param>
    /// <param name="rows">Decisions of one policy.</param>
    /// <param name="at">Instant.</param>
    /// <exception cref="StaleRunException">The claim is no longer the newest.</exception>
    void Append(RunClaim claim, string department, IReadOnlyList<DecisionRow> rows, DateTimeOffset at);

    /// <summary>Stores the units that are not eligible, once for each run and policy.</summary>
    /// <param name="claim">The run.</param>
    /// <param name="units">The units.</param>
    /// <param name="rulesHash">What the verdicts follow from beside facts and date; empty where nothing will go on from the run.</param>
    /// <param name="at">Instant.</param>
    /// <exception cref="StaleRunException">The claim is no longer the newest.</exception>
    /// <exception cref="InvalidOperationException">The run stored other units before: the same input gave another outcome.</exception>
    void SaveNotEligible(RunClaim claim, NotEligibleUnits units, string rulesHash, DateTimeOffset at);
}
