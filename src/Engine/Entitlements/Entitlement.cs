using Matching.Engine.Amounts;
using Matching.Rules;

namespace Matching.Engine.Entitlements;

/// <summary>Whose right, to what, for when, and how far it has come. The events are the history; this is where they led.</summary>
/// <param name="Key">Unique key.</param>
/// <param name="Department">Owner.</param>
/// <param name="Payee">Pseudonymous key of the person or enterprise that is told and paid.</param>
/// <param name="State">State.</param>
/// <param name="ReasonCode">Stable code of why it is in that state, or null.</param>
/// <param name="Reason">The reason in words, or null.</param>
/// <param name="Amount">What the cycle pays; null while unknown.</param>
/// <param name="Currency">ISO 4217 code, also while the amount is unknown.</param>
/// <param name="Version">Rule pack label that granted it.</param>
/// <param name="PackHash">Rule pack that granted it.</param>
/// <param name="SnapshotHash">Snapshot that granted it.</param>
/// <param name="NoticeEnd">Last day of the public notice, or null.</param>
/// <param name="Attempt">Number of the payment attempt, from 1; grows only after a final reject or return.</param>
/// <param name="GrantedOn">Business date of the first proposal.</param>
public sealed record Entitlement(
    EntitlementKey Key, string Department, string Payee, EntitlementState State, string? ReasonCode, string? Reason,
    Money? Amount, string Currency, string Version, string PackHash, string SnapshotHash, DateOnly? NoticeEnd, int Attempt, DateOnly GrantedOn)
{
    /// <summary>Identifier of the row.</summary>
    public string Id => Key.Id;

    /// <summary>What the rules give where a cap over several policies leaves less; else null.</summary>
    public Money? Uncut { get; init; }

    /// <summary>What exclusions, caps and quotas did to it, or null when nothing was weighed against it.</summary>
    public LocalizedText? Allocation { get; init; }

    /// <summary>True while it has no place, or a cap leaves nothing of it: it is not paid and may come back within its cycle.</summary>
    public bool Waits => State == EntitlementState.Proposed && ReasonCode is (ReasonCodes.QuotaFull or ReasonCodes.CapReached);
}
