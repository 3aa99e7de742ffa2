using Matching.Engine.Amounts;
using Matching.Engine.Entitlements;
using Matching.Rules;

namespace Matching.Storage.Views;

/// <summary>One right as its recipient reads it.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="PolicyId">Policy.</param>
/// <param name="Subject">Whose right.</param>
/// <param name="Payee">Who is paid.</param>
/// <param name="Cycle">Period.</param>
/// <param name="State">State.</param>
/// <param name="ReasonCode">Stable code of why it is in that state, or null.</param>
/// <param name="Reason">The reason in Chinese words, or null.</param>
/// <param name="Amount">What the period pays, or null while unknown.</param>
/// <param name="Version">Rule pack label.</param>
/// <param name="NoticeEnd">Last day of the public notice, or null.</param>
/// <param name="GrantedOn">Business date of the first proposal.</param>
/// <param name="Revision">Place of its newest event; an answer names it.</param>
/// <param name="ChangedAt">When that event happened.</param>
/// <param name="PaidOn">Execution date of the newest payment, or null while there is none.</param>
public sealed record Right(
    string Id, string PolicyId, string Subject, string Payee, string Cycle, EntitlementState State, string? ReasonCode, string? Reason,
    Money? Amount, string Version, DateOnly? NoticeEnd, DateOnly GrantedOn, long Revision, DateTimeOffset ChangedAt, DateOnly? PaidOn)
{
    /// <summary>What exclusions, caps and quotas did to it, or null.</summary>
    public LocalizedText? Allocation { get; init; }
}

/// <summary>One event of a right.</summary>
/// <param name="Event">What happened.</param>
/// <param name="To">State after.</param>
/// <param name="Actor">Account or job that acted.</param>
/// <param name="Channel"><c>system</c> for the night, <c>web</c> for people.</param>
/// <param name="At">When.</param>
/// <param name="ReasonCode">Stable code of the reason, or null.</param>
/// <param name="Reason">The reason in Chinese words, or null.</param>
public sealed record RightEvent(
    EntitlementEvent Event, EntitlementState To, string Actor, string Channel, DateTimeOffset At, string? ReasonCode, string? Reason);

/// <summary>One payment of a right.</summary>
/// <param name="EndToEndId">Identifier on the bank statement.</param>
/// <param name="Amount">Amount.</param>
/// <param name="State"><c>intent</c>, <c>submitted</c>, <c>paid</c> or <c>returned</c>.</param>
/// <param name="ExecutionDate">Day on which the bank is to pay.</param>
public sealed record RightPayment(string EndToEndId, Money Amount, string State, DateOnly ExecutionDate);
