namespace Matching.Engine.Ledger;

/// <summary>The kept balances of a budget line, and what the payouts say they should be.</summary>
/// <param name="Line">Budget line.</param>
/// <param name="BudgetYear">Year.</param>
/// <param name="AppropriationFen">Appropriation, positive.</param>
/// <param name="AvailableFen">Available.</param>
/// <param name="ReservedFen">Reserved.</param>
/// <param name="InTransitFen">In transit.</param>
/// <param name="PaidFen">Paid.</param>
/// <param name="ReturnedFen">Returned.</param>
/// <param name="ReceivableFen">Receivable.</param>
/// <param name="IntentFen">Σ payouts whose intent is saved and that are not sent.</param>
/// <param name="SubmittedFen">Σ payouts that are sent.</param>
public sealed record BudgetBalance(
    string Line, int BudgetYear, long AppropriationFen, long AvailableFen, long ReservedFen, long InTransitFen, long PaidFen,
    long ReturnedFen, long ReceivableFen, long IntentFen, long SubmittedFen);
