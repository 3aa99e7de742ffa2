using Matching.Engine.Allocation;
using Matching.Engine.Amounts;
using Matching.Engine.Calendars;
using Matching.Engine.Decisions;
using Matching.Engine.Entitlements;
using Matching.Rules.Packs;

namespace Matching.Engine.Runs;

/// <summary>Turns what came of competing rights into events: new, changed, waiting, back from waiting, or refused.</summary>
/// <param name="work">The night.</param>
/// <param name="doubts">Matches that the scorer doubts.</param>
internal sealed class NightSettling(NightWork work, NightDoubts doubts)
{
    /// <summary>The right of a decision after what was weighed against it, or null when nothing changes.</summary>
    /// <param name="proposal">The decision and the stored row.</param>
    /// <param name="found">What came of it; null where its policy's rights stand alone.</param>
    /// <param name="grantedToOther">Whether another subject has a right for the same item.</param>
    public EntitlementCase? Settle(NightProposal proposal, Allotment? found, bool grantedToOther)
    {
        var granted = Granted(proposal, found);
        if (proposal.Existing is not { } existing)
        {
            var open = EntitlementCase.New(granted);
            open.Apply(EntitlementEvent.Propose);
            Route(proposal, open, found, grantedToOther);
            return open;
        }

        if (!proposal.MayChange || found?.Claim.IsFixed == true || (existing.Waits && IsRefused(found)))
        {
            return null;
        }

        if (IsRefused(found) && SamePayment(existing, granted))
        {
            return Exclude(found!);
        }

        if (!Changes(existing, granted, found))
        {
            return null;
        }

        var changed = EntitlementCase.Of(existing);
        changed.Amend(granted, $"{Text(existing.Amount)} → {Text(granted.Amount)}");
        Route(proposal, changed, found, grantedToOther);
        return changed;
    }

    /// <summary>A stored right that tonight decides nothing new about, after what was weighed against it, or null when nothing changes.</summary>
    public EntitlementCase? Settle(Allotment found)
    {
        var stored = found.Claim.Right;
        return found.Claim.IsFixed || stored.Waits ? null
            : IsRefused(found) ? Exclude(found)
            : found.Waits || found.Granted?.Fen < stored.Amount?.Fen ? Reduce(found)
            : null;
    }

    private EntitlementCase Exclude(Allotment found)
    {
        var open = EntitlementCase.Of(found.Claim.Right);
        open.Apply(EntitlementEvent.Exclude, ReasonCodes.ExcludedBy, found.Refusal!.Reason);
        open.TellLater(found.Claim.Policy, work.Today);
        return open;
    }

    private static bool IsRefused(Allotment? found) => found?.Refusal is { Effect: ExclusionEffect.Refused };

    private static string Text(Money? amount) => amount?.ToString() ?? "未知";

    private static Entitlement Granted(NightProposal proposal, Allotment? found)
    {
        var granted = proposal.Renewed(proposal.Candidate);
        return found is null ? granted : granted with
        {
            Amount = found.Granted, Uncut = found.Cut?.From, Allocation = AllotmentWords.Of(found),
        };
    }

    /// <summary>A right that waits and goes on waiting stays as it is; its number in the queue does not move.</summary>
    private static bool Changes(Entitlement existing, Entitlement granted, Allotment? found) =>
        !SamePayment(existing, granted) || existing.Waits != (found?.Waits ?? false) || (existing.Waits && existing.ReasonCode != WaitCode(found!));

    private static bool SamePayment(Entitlement existing, Entitlement granted) => existing.Amount == granted.Amount && existing.Payee == granted.Payee;

    private static string WaitCode(Allotment found) => found.Place is { IsChosen: false } ? ReasonCodes.QuotaFull : ReasonCodes.CapReached;

    /// <summary>Never raises: that needs a decision.</summary>
    private EntitlementCase Reduce(Allotment found)
    {
        var (policy, before) = (found.Claim.Policy, found.Claim.Right);
        var open = EntitlementCase.Of(before);
        var less = before with
        {
            Amount = found.Granted, Uncut = found.Cut?.From ?? before.Uncut, Allocation = AllotmentWords.Of(found),
        };
        open.Amend(less, $"{Text(before.Amount)} → {Text(less.Amount)}");
        if (found.Waits)
        {
            open.Apply(EntitlementEvent.Wait, WaitCode(found), open.Row.Allocation!.Zh);
        }
        else if (before.State == EntitlementState.InReview)
        {
            open.Apply(EntitlementEvent.SendToReview, before.ReasonCode, before.Reason);
        }
        else
        {
            GoOn(policy, open, found.Refusal);
        }

        open.TellLater(policy, work.Today);
        return open;
    }

    private void Route(NightProposal proposal, EntitlementCase open, Allotment? found, bool grantedToOther)
    {
        var refusal = found?.Refusal;
        if (IsRefused(found))
        {
            open.Apply(EntitlementEvent.Exclude, ReasonCodes.ExcludedBy, refusal!.Reason);
        }
        else if (found is { Waits: true })
        {
            open.Apply(EntitlementEvent.Wait, WaitCode(found), open.Row.Allocation!.Zh);
        }
        else if (refusal is { Effect: ExclusionEffect.Review })
        {
            open.Apply(EntitlementEvent.SendToReview, ReasonCodes.ItemNotComparable, refusal.Reason);
        }
        else if (grantedToOther)
        {
            open.Apply(EntitlementEvent.SendToReview, ReasonCodes.ItemGrantedToOther, "同一事项本期已有另一对象的权益，须先核查");
        }
        else
        {
            Route(proposal.Policy, proposal.Decision, open, refusal);
        }
    }

    private void Route(Policy policy, Decision decision, EntitlementCase open, Refusal? refusal)
    {
        if (decision.Review.Length > 0 || open.Row.Amount is null)
        {
            var code = open.Row.Amount is null ? ReasonCodes.AmountUnknown : ReasonCodes.Review;
            open.Apply(EntitlementEvent.SendToReview, code, string.Join("；", decision.Review));
        }
        else if (open.Row.Amount is { Fen: 0 })
        {
            open.Apply(EntitlementEvent.Wait, ReasonCodes.EligibleForZero, "本期应发金额为零");
        }
        else if (doubts.Of(decision) is { } doubt)
        {
            open.Apply(EntitlementEvent.SendToReview, ReasonCodes.ScoreDoubt, doubt);
        }
        else
        {
            GoOn(policy, open, refusal);
        }
    }

    private void GoOn(Policy policy, EntitlementCase open, Refusal? refusal)
    {
        if (policy.Notice is { BeforePayment: true, Days: > 0 } notice)
        {
            open.PublishUntil(NoticePeriod.LastDay(notice, work.AsOf));
        }
        else if (refusal is { Effect: ExclusionEffect.Choose })
        {
            open.Apply(EntitlementEvent.AskConfirmation, ReasonCodes.Choice, refusal.Reason);
        }
        else
        {
            ConfirmationRouting.Apply(policy, open);
        }
    }
}
