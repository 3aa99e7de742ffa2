using System.Collections.Immutable;
using Matching.Engine.Amounts;

namespace Matching.Engine.Payouts;

/// <summary>One message to a rail, complete: whoever sends it, whenever, sends the same.</summary>
/// <param name="MessageId">MsgId.</param>
/// <param name="Department">Owner.</param>
/// <param name="RunId">Run that formed it.</param>
/// <param name="BusinessDate">Business date.</param>
/// <param name="Line">Budget line that pays.</param>
/// <param name="BudgetYear">Year of the budget.</param>
/// <param name="Rail">Name of the rail.</param>
/// <param name="Debtor">Account that pays.</param>
/// <param name="CreatedAt">Creation time, whole seconds UTC, fixed when the intent was saved.</param>
/// <param name="ExecutionDate">Requested execution date.</param>
/// <param name="HeldReason">Why it is held before sending, or null.</param>
/// <param name="Instructions">Payments in order of EndToEndId; at least one, of one currency.</param>
public sealed record PayoutBatch(
    string MessageId, string Department, string RunId, DateOnly BusinessDate, string Line, int BudgetYear, string Rail, Debtor Debtor,
    DateTimeOffset CreatedAt, DateOnly ExecutionDate, string? HeldReason, ImmutableArray<PaymentInstruction> Instructions)
{
    /// <summary>Number of payments.</summary>
    public int Count => Instructions.Length;

    /// <summary>Sum of the payments.</summary>
    public Money Sum => Instructions.Select(i => i.Amount).Aggregate((a, b) => a + b);
}
