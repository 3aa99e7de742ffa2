using System.Globalization;

namespace Matching.Engine.Ledger;

/// <summary>One double entry: the amount leaves one account and enters another, so every set of transfers sums to 0.</summary>
/// <param name="Seq">Place in the ledger, from 1 without gaps.</param>
/// <param name="TransferId">Deterministic identifier; the same happening cannot be entered twice.</param>
/// <param name="Department">Owner.</param>
/// <param name="Line">Budget line.</param>
/// <param name="BudgetYear">Year of the budget.</param>
/// <param name="Kind">What happened: <c>open</c>, <c>reserve</c>, <c>send</c> …</param>
/// <param name="Debit">Account that gives.</param>
/// <param name="Credit">Account that takes.</param>
/// <param name="AmountFen">Positive amount.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="EndToEndId">Payment that it is about, or null.</param>
/// <param name="At">Instant, as stored.</param>
/// <param name="Hash">Head of the chain after this row, as stored.</param>
public sealed record LedgerTransfer(
    long Seq, string TransferId, string Department, string Line, int BudgetYear, string Kind, string Debit, string Credit,
    long AmountFen, string Currency, string? EndToEndId, string At, string Hash)
{
    /// <summary>The hash that the row must have after a head.</summary>
    public string HashAfter(string previous) => HashChain.Next(
        previous, Seq.ToString(CultureInfo.InvariantCulture), TransferId, Department, Line, BudgetYear.ToString(CultureInfo.InvariantCulture),
        Kind, Debit, Credit, AmountFen.ToString(CultureInfo.InvariantCulture), Currency, EndToEndId, At);
}
