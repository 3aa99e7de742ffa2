using Matching.Engine.Entitlements;

namespace Matching.Engine.Tests.Payments;

public sealed class TransitionTests
{
    [TestCase(EntitlementState.Proposed, EntitlementEvent.Batch)]
    [TestCase(EntitlementState.Confirmed, EntitlementEvent.Batch)]
    [TestCase(EntitlementState.InReview, EntitlementEvent.CheckBeforePayment)]
    [TestCase(EntitlementState.AwaitingConfirmation, EntitlementEvent.CheckBeforePayment)]
    [TestCase(EntitlementState.AccountNeeded, EntitlementEvent.Batch)]
    [TestCase(EntitlementState.Declined, EntitlementEvent.Confirm)]
    [TestCase(EntitlementState.Excluded, EntitlementEvent.Confirm)]
    [TestCase(EntitlementState.InBatch, EntitlementEvent.Amend)]
    [TestCase(EntitlementState.Submitted, EntitlementEvent.Batch)]
    [TestCase(EntitlementState.Submitted, EntitlementEvent.Exclude)]
    [TestCase(EntitlementState.Paid, EntitlementEvent.Amend)]
    [TestCase(EntitlementState.Paid, EntitlementEvent.Batch)]
    [TestCase(EntitlementState.Suspended, EntitlementEvent.Batch)]
    [TestCase(EntitlementState.AwaitingConfirmation, EntitlementEvent.Suspend)]
    public void After_EventOutsideTheTable_IsRefused(EntitlementState state, EntitlementEvent happening) =>
        Assert.That(EntitlementTransitions.After(state, happening), Is.Null);

    [TestCase(EntitlementState.Candidate, EntitlementEvent.Propose, EntitlementState.Proposed)]
    [TestCase(EntitlementState.PrePaymentCheck, EntitlementEvent.Batch, EntitlementState.InBatch)]
    [TestCase(EntitlementState.InBatch, EntitlementEvent.Submit, EntitlementState.Submitted)]
    [TestCase(EntitlementState.Submitted, EntitlementEvent.Settle, EntitlementState.Paid)]
    [TestCase(EntitlementState.Paid, EntitlementEvent.Bounce, EntitlementState.Bounced)]
    [TestCase(EntitlementState.Suspended, EntitlementEvent.Resume, EntitlementState.PrePaymentCheck)]
    [TestCase(EntitlementState.PrePaymentCheck, EntitlementEvent.Amend, EntitlementState.Proposed)]
    public void After_EventInTheTable_LeadsOn(EntitlementState state, EntitlementEvent happening, EntitlementState expected) =>
        Assert.That(EntitlementTransitions.After(state, happening), Is.EqualTo(expected));

    [Test]
    public void After_AnyState_ReachesABatchOnlyFromTheCheckBeforePayment() => Assert.That(
        from state in Enum.GetValues<EntitlementState>()
        from happening in Enum.GetValues<EntitlementEvent>()
        where EntitlementTransitions.After(state, happening) == EntitlementState.InBatch
        select state,
        Is.EqualTo(new[] { EntitlementState.PrePaymentCheck }));

    [Test]
    public void Returned_StatesOfRightsThatDecisionsChangeAgain_AreAllThatTheTableLeadsBackTo()
    {
        EntitlementState[] unstored = [EntitlementState.Candidate, EntitlementState.Undetermined, EntitlementState.NotEligible];
        var ways = from state in Enum.GetValues<EntitlementState>().Except(unstored)
                   where !MayChange(state)
                   from happening in Enum.GetValues<EntitlementEvent>()
                   where EntitlementTransitions.After(state, happening) is { } after && MayChange(after)
                   select (state, After: EntitlementTransitions.After(state, happening)!.Value);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(ways.Where(w => w.state != EntitlementState.Lapsed).Select(w => w.After).Distinct(), Is.EquivalentTo(EntitlementTransitions.Returned));
            Assert.That(ways.Where(w => w.state == EntitlementState.Lapsed).Select(w => w.After), Is.EqualTo(new[] { EntitlementState.AwaitingConfirmation }), "asked with the decision");
        }

        static bool MayChange(EntitlementState state) => EntitlementTransitions.After(state, EntitlementEvent.Amend) is not null;
    }

    [Test]
    public void Apply_RefusedEvent_NamesTheEntitlementStateAndEvent()
    {
        var open = EntitlementCase.Of(Rights.Of("p1", "c1", 100, EntitlementState.Submitted));

        Assert.That(() => open.Apply(EntitlementEvent.Batch),
            Throws.InstanceOf<TransitionRefusedException>().With.Message.EndsWith("Batch is not allowed in state Submitted"));
    }

    [Test]
    public void ApplyOnce_SameReasonAgain_IsNoEvent()
    {
        var open = EntitlementCase.Of(Rights.Of("p1", "c1", 100, EntitlementState.PrePaymentCheck) with { ReasonCode = "FACTS-UNKNOWN", Reason = "x" });

        open.ApplyOnce(EntitlementEvent.Wait, "FACTS-UNKNOWN", "x");

        Assert.That(open.Changed, Is.False);
    }
}
