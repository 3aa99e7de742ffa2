using Matching.Engine.Amounts;

namespace Matching.Engine.Reviews;

/// <summary>A payout batch that is held unsent.</summary>
/// <param name="MessageId">Identifier.</param>
/// <param name="Department">Owner.</param>
/// <param name="BusinessDate">Business date of its night.</param>
/// <param name="Line">Budget line.</param>
/// <param name="Count">Number of payments.</param>
/// <param name="Sum">Their sum.</param>
/// <param name="Reason">Why it is held.</param>
/// <param name="Proposal">What a first person proposed on it as it is now, or null.</param>
/// <param name="Stamp">What it says now; a release names the stamp that it was made on.</param>
public sealed record HeldBatch(
    string MessageId, string Department, DateOnly BusinessDate, string Line, int Count, Money Sum, string Reason, Proposal? Proposal, string Stamp);
