using Matching.Engine.Decisions;
using Matching.Engine.Entitlements;
using Matching.Rules.Packs;

namespace Matching.Engine.Runs;

/// <summary>A right as tonight's decision gives it, before anything is weighed against it.</summary>
/// <param name="Policy">Policy.</param>
/// <param name="Decision">Tonight's decision.</param>
/// <param name="Candidate">The right that it gives.</param>
/// <param name="Existing">The stored row of the same key, or null.</param>
internal sealed record NightProposal(Policy Policy, Decision Decision, Entitlement Candidate, Entitlement? Existing)
{
    /// <summary>True while money has not moved, so that the stored row may still follow tonight's decision.</summary>
    public bool MayChange => Existing is null || EntitlementTransitions.After(Existing.State, EntitlementEvent.Amend) is not null;

    /// <summary>The right as it competes: what is not paid with tonight's amount, everything else as it is stored.</summary>
    public Entitlement Competing => Existing switch
    {
        null => Candidate,
        { State: EntitlementState.Suspended } when !Differs(Existing, Candidate) => Existing,
        { State: EntitlementState.Suspended } => Renewed(Candidate) with { State = EntitlementState.Proposed },
        _ when MayChange => Renewed(Candidate),
        _ => Existing,
    };

    /// <summary>The stored row with what tonight's decision gives.</summary>
    public Entitlement Renewed(Entitlement granted) => Existing is null
        ? granted
        : granted with { State = Existing.State, ReasonCode = Existing.ReasonCode, Reason = Existing.Reason, Attempt = Existing.Attempt, GrantedOn = Existing.GrantedOn };

    private static bool Differs(Entitlement stored, Entitlement candidate) =>
        (stored.Uncut ?? stored.Amount) != candidate.Amount || stored.Payee != candidate.Payee;
}
