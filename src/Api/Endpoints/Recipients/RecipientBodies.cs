using System.Collections.Immutable;
using Matching.Engine.Entitlements;
using Matching.Rules;
using Matching.Storage.Views;

namespace Matching.Api.Endpoints.Recipients;

/// <summary>A page of a list.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Next">Cursor of the next page, or null at the end.</param>
public sealed record PageOf<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>An answer to a right that waits for confirmation.</summary>
/// <param name="Revision">The <c>revision</c> of the right as it was read.</param>
public sealed record AnswerBody(long Revision);

/// <summary>A message.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="PolicyId">Policy.</param>
/// <param name="RightId">The right, or null for a benefit that is told only.</param>
/// <param name="Cycle">Period.</param>
/// <param name="Amount">Decimal text, or null.</param>
/// <param name="Currency">ISO 4217 code, or null without an amount.</param>
/// <param name="Title">Title.</param>
/// <param name="Body">Text.</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="ReadAt">When it was first opened, or null.</param>
/// <param name="Reasons">Why: each condition with the facts that it read; null in lists.</param>
public sealed record MessageBody(
    string Id, string PolicyId, string? RightId, string Cycle, string? Amount, string? Currency, LocalizedText Title, LocalizedText Body,
    DateTimeOffset CreatedAt, DateTimeOffset? ReadAt, ImmutableArray<NotificationReason>? Reasons)
{
    /// <summary>A message as the API writes it.</summary>
    public static MessageBody Of(Message message, ImmutableArray<NotificationReason>? reasons) => new(
        message.Id, message.PolicyId, message.EntitlementId, message.Cycle, message.Amount?.ToString(), message.Amount?.Currency, message.Title, message.Body,
        message.CreatedAt, message.ReadAt, reasons);
}

/// <summary>A right.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="PolicyId">Policy.</param>
/// <param name="Cycle">Period.</param>
/// <param name="State">State.</param>
/// <param name="ReasonCode">Stable code of why it is in that state, or null.</param>
/// <param name="Reason">The reason in Chinese words, or null.</param>
/// <param name="Amount">Decimal text, or null while unknown.</param>
/// <param name="Currency">ISO 4217 code, or null without an amount.</param>
/// <param name="NoticeEnd">Last day of the public notice, or null.</param>
/// <param name="GrantedOn">Business date of the first proposal.</param>
/// <param name="Revision">Place of its newest event; an answer names it.</param>
/// <param name="ChangedAt">When that event happened.</param>
/// <param name="PaidOn">Execution date of the newest payment, or null.</param>
/// <param name="History">Its events, in order; empty in lists.</param>
/// <param name="Payments">Its payments; empty in lists.</param>
public sealed record RightBody(
    string Id, string PolicyId, string Cycle, string State, string? ReasonCode, string? Reason, string? Amount, string? Currency, DateOnly? NoticeEnd,
    DateOnly GrantedOn, long Revision, DateTimeOffset ChangedAt, DateOnly? PaidOn, IReadOnlyList<EventBody> History, IReadOnlyList<PaymentBody> Payments)
{
    /// <summary>What other rights, limits and places did to it, in Chinese; null where nothing did.</summary>
    public string? WeighedZh { get; init; }

    /// <summary>The same in English.</summary>
    public string? WeighedEn { get; init; }

    /// <summary>A right as the API writes it.</summary>
    public static RightBody Of(Right right, IReadOnlyList<RightEvent> history, IReadOnlyList<RightPayment> payments) => new(
        right.Id, right.PolicyId, right.Cycle, right.State.ToString(), right.ReasonCode, right.Reason, right.Amount?.ToString(), right.Amount?.Currency,
        right.NoticeEnd, right.GrantedOn, right.Revision, right.ChangedAt, right.PaidOn,
        [.. history.Select(h => new EventBody(h.Event.ToString(), h.To.ToString(), h.Channel, h.At, h.ReasonCode, h.Reason))],
        [.. payments.Select(p => new PaymentBody(p.EndToEndId, p.Amount.ToString(), p.Amount.Currency, p.State, p.ExecutionDate))])
    {
        WeighedZh = right.Allocation?.Zh, WeighedEn = right.Allocation?.En,
    };
}

/// <summary>One event of a right.</summary>
/// <param name="Event">What happened.</param>
/// <param name="State">State after.</param>
/// <param name="Channel"><c>system</c> for the night, <c>web</c> for people.</param>
/// <param name="At">When.</param>
/// <param name="ReasonCode">Stable code of the reason, or null.</param>
/// <param name="Reason">The reason in Chinese words, or null.</param>
public sealed record EventBody(string Event, string State, string Channel, DateTimeOffset At, string? ReasonCode, string? Reason);

/// <summary>One payment of a right.</summary>
/// <param name="EndToEndId">Identifier on the bank statement.</param>
/// <param name="Amount">Decimal text.</param>
/// <param name="Currency">ISO 4217 code.</param>
/// <param name="State"><c>intent</c>, <c>submitted</c>, <c>paid</c> or <c>returned</c>.</param>
/// <param name="ExecutionDate">Day on which the bank is to pay.</param>
public sealed record PaymentBody(string EndToEndId, string Amount, string Currency, string State, DateOnly ExecutionDate);
