using System.Collections.Immutable;
using Matching.Engine.Decisions;
using Matching.Rules.Packs;

namespace Matching.Engine.Entitlements;

/// <summary>An entitlement while a night works on it: events are applied by the table and collected.</summary>
public sealed class EntitlementCase
{
    private readonly EntitlementState? before;
    private readonly ImmutableArray<EntitlementStep>.Builder steps = ImmutableArray.CreateBuilder<EntitlementStep>();

    private EntitlementCase(Entitlement row, EntitlementState? before)
    {
        Row = row;
        this.before = before;
    }

    /// <summary>The row as it stands after the events so far.</summary>
    public Entitlement Row { get; private set; }

    /// <summary>Message that goes with the events, or null.</summary>
    public Notification? Notification { get; private set; }

    /// <summary>True when something happened that must be stored.</summary>
    public bool Changed => steps.Count > 0;

    /// <summary>True when no row is stored yet.</summary>
    public bool IsNew => before is null;

    /// <summary>A right that no row exists for.</summary>
    public static EntitlementCase New(Entitlement candidate) => new(candidate with { State = EntitlementState.Candidate }, null);

    /// <summary>A stored right.</summary>
    public static EntitlementCase Of(Entitlement stored) => new(stored, stored.State);

    /// <summary>Applies an event.</summary>
    /// <param name="happening">Event.</param>
    /// <param name="reasonCode">Stable code of the reason, or null.</param>
    /// <param name="reason">The reason in words, or null.</param>
    /// <exception cref="TransitionRefusedException">The table does not allow it.</exception>
    public void Apply(EntitlementEvent happening, string? reasonCode = null, string? reason = null)
    {
        var next = EntitlementTransitions.After(Row.State, happening) ?? throw new TransitionRefusedException(Row.Id, Row.State, happening);
        steps.Add(new EntitlementStep(happening, Row.State, next, reasonCode, reason, Row.PackHash, Row.SnapshotHash));
        Row = Row with { State = next, ReasonCode = reasonCode, Reason = reason };
    }

    /// <summary>Applies an event unless it would only repeat the state and reason that are already there.</summary>
    public void ApplyOnce(EntitlementEvent happening, string reasonCode, string reason)
    {
        var stays = EntitlementTransitions.After(Row.State, happening) == Row.State;
        if (!stays || Row.ReasonCode != reasonCode || Row.Reason != reason)
        {
            Apply(happening, reasonCode, reason);
        }
    }

    /// <summary>Changes what is granted before it is paid; the way starts again at Proposed.</summary>
    /// <param name="granted">The row with the new amount, pack and snapshot.</param>
    /// <param name="reason">What changed.</param>
    /// <exception cref="TransitionRefusedException">Money is already reserved or sent.</exception>
    public void Amend(Entitlement granted, string reason)
    {
        var from = Row.State;
        Row = granted with { State = from, NoticeEnd = null };
        Apply(EntitlementEvent.Amend, ReasonCodes.Amended, reason);
    }

    /// <summary>Puts the right on public notice until a day.</summary>
    /// <param name="lastDay">Last day of the notice.</param>
    /// <param name="reasonCode">Stable code of the reason, or null.</param>
    /// <param name="reason">The reason in words, or null.</param>
    public void PublishUntil(DateOnly lastDay, string? reasonCode = null, string? reason = null)
    {
        Apply(EntitlementEvent.PublishNotice, reasonCode, reason);
        Row = Row with { NoticeEnd = lastDay };
    }

    /// <summary>Tells the recipient of a new or changed right and where it stands now.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="trace">Why it was granted.</param>
    /// <param name="happening">What makes a change of a stored right one of its own.</param>
    public void Tell(Policy policy, MatchTrace trace, string happening) =>
        Notification = NotificationTexts.Of(policy, Row, IsNew ? "" : happening) with { Trace = trace, Weighed = Row.Allocation };

    /// <summary>Tells the recipient of what happened to a right that was told before.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="happening">What makes the happening one of its own; the same is told once.</param>
    public void TellLater(Policy policy, string happening) => Notification = NotificationTexts.Later(policy, Row, happening);

    /// <summary>What is to be stored.</summary>
    public EntitlementChange ToChange() => new(before, Row, steps.ToImmutable(), Notification);
}
