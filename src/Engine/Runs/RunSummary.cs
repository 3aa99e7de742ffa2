using System.Collections.Immutable;
using Matching.Engine.Amounts;

namespace Matching.Engine.Runs;

/// <summary>What a night did; the document of <c>run --json</c>.</summary>
/// <param name="RunId">Identifier of the run.</param>
/// <param name="AsOf">Business date.</param>
/// <param name="SnapshotHash">Identity of the snapshot.</param>
/// <param name="DecisionHash">SHA-256 over the decision rows sorted by (subject, policy, item).</param>
/// <param name="New">What this execution added; all 0 when the same night runs again.</param>
/// <param name="Policies">Figures by policy, ordered by identifier.</param>
public sealed record RunSummary(
    string RunId, DateOnly AsOf, string SnapshotHash, string DecisionHash, NewRows New, ImmutableArray<PolicyFigures> Policies);

/// <summary>Rows that an execution added.</summary>
/// <param name="Decisions">Decisions.</param>
/// <param name="Notifications">Notifications.</param>
/// <param name="Payouts">Payouts.</param>
public sealed record NewRows(int Decisions, int Notifications, int Payouts);

/// <summary>Figures of one policy in a night.</summary>
/// <param name="Policy">Identifier.</param>
/// <param name="Version">Rule pack label.</param>
/// <param name="Evaluated">Units judged.</param>
/// <param name="Eligible">Eligible units.</param>
/// <param name="Undetermined">Units with something missing.</param>
/// <param name="NotEligible">Units with a false condition.</param>
/// <param name="Amount">Sum of the reported amounts of the eligible; null where the benefit has none.</param>
/// <param name="Held">Rows held because the two evaluators disagree.</param>
public sealed record PolicyFigures(
    string Policy, string Version, int Evaluated, int Eligible, int Undetermined, int NotEligible, Money? Amount, int Held);
