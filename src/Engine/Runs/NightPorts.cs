using Matching.Engine.Increments;
using Matching.Engine.Ports;

namespace Matching.Engine.Runs;

/// <summary>What a night needs from the world.</summary>
/// <param name="Runs">Runs.</param>
/// <param name="Partitions">Their partitions.</param>
/// <param name="Decisions">Decisions.</param>
/// <param name="Entitlements">Entitlements and notifications.</param>
/// <param name="Budgets">Budget lines.</param>
/// <param name="Payouts">Payout batches.</param>
/// <param name="Payees">Accounts.</param>
/// <param name="Rail">The way to the bank.</param>
/// <param name="Evaluator">Decides packs.</param>
/// <param name="Reasons">Says why matches were made.</param>
/// <param name="Scorers">The scorers that were adopted.</param>
/// <param name="Scores">What they said.</param>
public sealed record NightPorts(
    IRunStore Runs, IPartitionStore Partitions, IDecisionStore Decisions, IEntitlementStore Entitlements, IBudgetStore Budgets, IPayoutStore Payouts,
    IPayeeDirectory Payees, IPayoutRail Rail, IEvaluator Evaluator, IMatchReasons Reasons, IScorers Scorers, IScoreStore Scores)
{
    /// <summary>Reads the order of policies that state one; needed only where one does.</summary>
    public IPriorities? Priorities { get; init; }

    /// <summary>Finds the night that another one goes on from; null: every night decides and stores everything.</summary>
    public EarlierNights? Earlier { get; init; }
}
