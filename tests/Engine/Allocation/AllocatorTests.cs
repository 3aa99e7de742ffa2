using Matching.Engine.Allocation;
using Matching.Engine.Entitlements;
using static Matching.Engine.Tests.Allocation.Competition;

namespace Matching.Engine.Tests.Allocation;

public sealed class AllocatorTests
{
    [Test]
    public void Resolve_GroupOfThree_KeepsTheHighestAndNamesTheOthers()
    {
        var competition = new Competition();
        competition.Group("a", "b", "c");

        var found = competition.Resolve(competition.Claim("a", "c1", 10000), competition.Claim("b", "c1", 30000), competition.Claim("c", "c1", 20000));

        Assert.Multiple(() =>
        {
            Assert.That(found[IdOf("b", "c1")].Refusal, Is.Null);
            Assert.That(AllotmentWords.Of(found[IdOf("b", "c1")])!.Zh, Is.EqualTo("另比较了“政策c”（200.00元）、“政策a”（100.00元），保留本项（300.00元）"));
            Assert.That(AllotmentWords.Of(found[IdOf("a", "c1")])!.En, Is.EqualTo(
                "not together with \"Policy b\" (b, 2025-11, 300.00 yuan) (both of \"Group\"); that one is kept"));
            Assert.That(found[IdOf("c", "c1")].Refusal!.Kept.Policy.Id, Is.EqualTo("b"));
        });
    }

    [Test]
    public void Resolve_GroupBesideAPairOfOtherPolicies_HoldsBoth()
    {
        var competition = new Competition();
        competition.Group("a", "b", "c");
        competition.Exclude("c", "d");

        var found = competition.Resolve(
            competition.Claim("a", "c1", 10000), competition.Claim("b", "c1", 20000), competition.Claim("c", "c1", 15000), competition.Claim("d", "c1", 5000));

        Assert.That(found.Values.Where(f => f.Refusal is null).Select(f => f.Claim.Policy.Id).Order(), Is.EqualTo(new[] { "b", "d" }));
    }

    [Test]
    public void Resolve_CapReached_CutsTheLowerAmountToTheFen()
    {
        var competition = new Competition();
        competition.Cap(500.00m, true, "a", "b", "c");

        var found = competition.Resolve(competition.Claim("a", "c1", 30001), competition.Claim("b", "c1", 20000), competition.Claim("c", "c1", 10000));

        Assert.Multiple(() =>
        {
            Assert.That(found[IdOf("a", "c1")].Cut, Is.Null);
            Assert.That(found[IdOf("b", "c1")].Granted!.Value.Fen, Is.EqualTo(19999));
            Assert.That(AllotmentWords.Of(found[IdOf("b", "c1")])!.Zh, Is.EqualTo("“总限额”每年最高500.00元，已用300.01元，本项由200.00元减为199.99元"));
            Assert.That(found[IdOf("c", "c1")].Waits, Is.True);
            Assert.That(AllotmentWords.Of(found[IdOf("c", "c1")])!.Zh, Is.EqualTo("“总限额”每年最高500.00元，已用500.00元，没有余额，本项100.00元不予发放"));
        });
    }

    [Test]
    public void Resolve_CommittedUnderACap_ComesBeforeAHigherOneAndIsNeverCut()
    {
        var competition = new Competition();
        competition.Cap(100m, true, "a", "b");

        var found = competition.Resolve(
            competition.Claim("a", "c1", 12000, EntitlementState.Paid, cycle: "2025-03"), competition.Claim("b", "c1", 90000));

        Assert.That(found[IdOf("a", "c1", "2025-03")].Cut, Is.Null);
        Assert.That(found[IdOf("b", "c1")].Granted!.Value.Fen, Is.Zero);
    }

    [Test]
    public void Resolve_CapOfACycle_CountsEachCycleAlone()
    {
        var competition = new Competition();
        competition.Cap(100m, false, "a");

        var found = competition.Resolve(competition.Claim("a", "c1", 8000), competition.Claim("a", "c1", 8000, cycle: "2025-12"));

        Assert.That(found.Values.Select(f => f.Granted!.Value.Fen), Is.All.EqualTo(8000));
    }

    [Test]
    public void Resolve_Cap_GoesByThePriorityBeforeTheAmount()
    {
        var competition = new Competition();
        competition.Cap(100m, true, "a", "b");

        var found = competition.Resolve(
            competition.Claim("a", "c1", 9000, priority: [2m]), competition.Claim("b", "c1", 4000, priority: [1m]));

        Assert.That((found[IdOf("a", "c1")].Granted!.Value.Fen, found[IdOf("b", "c1")].Granted!.Value.Fen), Is.EqualTo((6000L, 4000L)));
    }

    [Test]
    public void Resolve_SpentUnderACap_LeavesTheLowerRightThatItExcluded()
    {
        var competition = new Competition();
        competition.Cap(100m, true, "a", "b");
        competition.Exclude("b", "c");

        var found = competition.Resolve(
            competition.Claim("a", "c1", 10000, EntitlementState.Paid), competition.Claim("b", "c1", 50000), competition.Claim("c", "c1", 2000));

        Assert.That(found[IdOf("c", "c1")].Refusal, Is.Null);
        Assert.That(found[IdOf("b", "c1")].Cut!.To.Fen, Is.Zero);
    }

    [Test]
    public void Resolve_Quota_ChoosesByPriorityThenHashAndUnknownLast()
    {
        var competition = new Competition();
        competition.Quota("a", 2);

        var found = competition.Resolve(
            competition.Claim("a", "c1", 100, rank: "1", priority: [null]), competition.Claim("a", "c2", 100, rank: "3", priority: [5m]),
            competition.Claim("a", "c3", 100, rank: "2", priority: [5m]), competition.Claim("a", "c4", 100, rank: "4", priority: [4m]));

        Assert.Multiple(() =>
        {
            Assert.That(found.Values.Where(f => !f.Waits).Select(f => f.Claim.Right.Key.Subject).Order(), Is.EqualTo(new[] { "c3", "c4" }));
            Assert.That(AllotmentWords.Of(found[IdOf("a", "c1")])!.Zh, Is.EqualTo("第 4 位，名额 2，名额已满"));
            Assert.That(AllotmentWords.Of(found[IdOf("a", "c4")])!.En, Is.EqualTo("number 1 for 2 places: chosen"));
        });
    }

    [Test]
    public void Resolve_SomebodyDeclined_NextOneMovesUpAndKeepsTheNumber()
    {
        var competition = new Competition();
        competition.Quota("a", 1);

        var found = competition.Resolve(
            competition.Claim("a", "c1", 100, EntitlementState.Declined, rank: "1"), competition.Claim("a", "c2", 100, rank: "2"));

        Assert.That(found[IdOf("a", "c2")].Place, Is.EqualTo(new QueuePlace(2, 1, true)));
    }

    [Test]
    public void Resolve_NoPlaceForTheHigher_KeepsTheLowerRight()
    {
        var competition = new Competition();
        competition.Quota("a", 1);
        competition.Exclude("a", "b");

        var found = competition.Resolve(
            competition.Claim("a", "c1", 900, rank: "1"), competition.Claim("a", "c2", 900, rank: "2"),
            competition.Claim("b", "c1", 100), competition.Claim("b", "c2", 100));

        Assert.Multiple(() =>
        {
            Assert.That(found[IdOf("b", "c1")].Refusal!.Kept.Policy.Id, Is.EqualTo("a"));
            Assert.That(found[IdOf("b", "c2")].Refusal, Is.Null);
            Assert.That(found[IdOf("a", "c2")].Place!.IsChosen, Is.False);
        });
    }

    [Test]
    public void Resolve_PaidOutOfTurn_KeepsItsPlace()
    {
        var competition = new Competition();
        competition.Quota("a", 1);

        var found = competition.Resolve(
            competition.Claim("a", "c1", 100, rank: "1"), competition.Claim("a", "c2", 100, EntitlementState.Submitted, rank: "2"));

        Assert.That(found[IdOf("a", "c1")].Waits, Is.True);
        Assert.That(found[IdOf("a", "c2")].Waits, Is.False);
    }
}
