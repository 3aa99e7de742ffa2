using Matching.Engine.Decisions;

namespace Matching.Engine.Ports;

/// <summary>Decisions, append-only.</summary>
public interface IDecisionStore
{
    /// <summary>The newest stored decision on each unit for a policy and date, by (subject, item).</summary>
    IReadOnlyDictionary<(string Subject, string Item), StoredDecision> Latest(string policyId, DateOnly asOf);

    /// <summary>Appends decisions in one transaction.</summary>
    /// <param name="claim">The run.</param>
    /// <param name="department">Owner of the policy.</param>
    /// <param name="rows">Decisions of one policy with their revision, one more than that of the newest stored one, from 1.</param>
    /// <param name="at">Instant.</param>
    /// <exception cref="StaleRunException">The claim is no longer the newest.</exception>
    void Append(RunClaim claim, string department, IReadOnlyList<(Decision Decision, int Revision)> rows, DateTimeOffset at);

    /// <summary>Stores the units that are not eligible, once for each run and policy.</summary>
    /// <exception cref="StaleRunException">The claim is no longer the newest.</exception>
    /// <exception cref="InvalidOperationException">The run stored other units before: the same input gave another outcome.</exception>
    void SaveNotEligible(RunClaim claim, NotEligibleUnits units, DateTimeOffset at);
}
