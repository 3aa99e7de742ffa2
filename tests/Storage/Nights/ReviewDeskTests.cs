using Matching.Engine.Amounts;
using Matching.Engine.Reviews;
using Matching.Rules.Packs;
using Matching.Storage.Dialects;
using Matching.Storage.Stores;

namespace Matching.Storage.Tests.Nights;

/// <summary>People decide what a night sent to review.</summary>
[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
public sealed class ReviewDeskTests(DatabaseProvider provider)
{
    private static readonly DateOnly Today = new(2025, 12, 1);

    private DatabaseSource source = null!;
    private NightStage stage = null!;

    [SetUp]
    public void SetUp()
    {
        source = DatabaseSource.Create(provider);
        stage = new NightStage(source.Database);
    }

    [TearDown]
    public void TearDown() => source?.Dispose();

    [Test]
    public void Decide_ReleaseOfADirectPolicy_IsPaidByTheNextNight()
    {
        InReview(NightStage.Paid("p1"));

        var effect = Decide(ReviewAction.Release, "officer-1", "已电话核实");
        stage.Run("2025-11-29");

        Assert.Multiple(() =>
        {
            Assert.That(effect, Is.EqualTo(ReviewEffect.Effective));
            Assert.That(stage.StateOf("p1", "c1"), Is.EqualTo("Submitted"));
            Assert.That(
                stage.Database.Query<(string, string, string, string?, string?)>(
                    "SELECT event, actor, channel, reason_code, reason FROM v_entitlement_event WHERE channel = 'web' ORDER BY seq"),
                Is.EqualTo(new[] { ("Confirm", "officer-1", "web", "REVIEW-RELEASED", "已电话核实"), ("CheckBeforePayment", "officer-1", "web", null, (string?)null) }));
            Assert.That(stage.Ledger.VerifyChain("entitlement_event").Problems, Is.Empty);
        });
    }

    [Test]
    public void Decide_ReleaseOfAPolicyWithNotice_PublishesItFromToday()
    {
        InReview(NightStage.Paid("p1", notice: new PublicNoticeTerms(5, true, true, true)));

        Decide(ReviewAction.Release, "officer-1", "");

        var right = stage.Entitlements.OfPolicy("p1").Single();
        Assert.That((right.State.ToString(), right.NoticeEnd), Is.EqualTo(("OnNotice", (DateOnly?)new DateOnly(2025, 12, 5))));
        Assert.That(LastTitle(), Is.EqualTo("津贴p1：公示中"));
    }

    [Test]
    public void Decide_ReleaseOfAPolicyWithConfirmation_AsksTheRecipient()
    {
        InReview(NightStage.Paid("p1", confirmation: ConfirmationMode.Confirm));

        Decide(ReviewAction.Release, "officer-1", "");

        Assert.That(stage.StateOf("p1", "c1"), Is.EqualTo("AwaitingConfirmation"));
        Assert.That(LastTitle(), Is.EqualTo("津贴p1：请确认"));
    }

    [Test]
    public void Decide_Exclude_TellsTheRecipientWhyAndStaysSo()
    {
        InReview(NightStage.Paid("p1"));

        Decide(ReviewAction.Exclude, "officer-1", "户籍已迁出");
        stage.Run("2025-11-29", snapshotHash: "s2");

        Assert.Multiple(() =>
        {
            Assert.That(stage.StateOf("p1", "c1"), Is.EqualTo("Excluded"));
            Assert.That(
                stage.Database.Query<string>("SELECT body_zh FROM notification WHERE run_id = '-'").Single(), Does.Contain("本项未予发放：户籍已迁出。"));
            Assert.That(stage.Count("outbox"), Is.EqualTo(2));
        });
    }

    [Test]
    public void Decide_ExcludeWithoutAReason_IsRefused()
    {
        InReview(NightStage.Paid("p1"));

        Assert.That(() => Decide(ReviewAction.Exclude, "officer-1", "  "), Refused("REVIEW-REASON-MISSING"));
    }

    [Test]
    public void Decide_SecondTime_IsRefused()
    {
        InReview(NightStage.Paid("p1"));
        var item = Desk().List(new ReviewQuery()).Items[0];
        Decide(item, ReviewAction.Release, "officer-1");
        var events = stage.Count("entitlement_event");

        Assert.That(() => Decide(item, ReviewAction.Exclude, "officer-2"), Refused("REVIEW-ALREADY-DECIDED"));
        Assert.That(stage.Count("entitlement_event"), Is.EqualTo(events));
    }

    [Test]
    public void Decide_OnWhatHasChangedSince_IsRefused()
    {
        InReview(NightStage.Paid("p1"));
        var seen = Desk().List(new ReviewQuery()).Items[0];
        stage.Evaluator.Grant("p1", "c1", 20000, "金额待核");
        stage.Run("2025-11-29", snapshotHash: "s2");

        Assert.That(() => Decide(seen, ReviewAction.Release, "officer-1"), Refused("REVIEW-CHANGED"));
        Assert.That(stage.StateOf("p1", "c1"), Is.EqualTo("InReview"));
    }

    [Test]
    public void Decide_UnknownRight_IsRefused() =>
        Assert.That(() => Desk().Decide(new ReviewDecision("E1", ReviewAction.Release, "", "officer-1", "x"), Today), Refused("REVIEW-NOT-FOUND"));

    [Test]
    public void Decide_ReleaseOfAnUnknownAmount_IsRefused()
    {
        stage.Policies.Add(NightStage.Paid("p1"));
        stage.Evaluator.GrantUnknown("p1", "c1");
        stage.Run();

        Assert.That(() => Decide(ReviewAction.Release, "officer-1", ""), Refused("REVIEW-AMOUNT-UNKNOWN"));
        Assert.That(stage.StateOf("p1", "c1"), Is.EqualTo("InReview"));
    }

    [Test]
    public void Decide_AboveTheBand_NeedsTwoDifferentPeople()
    {
        InReview(NightStage.Paid("p1"));
        var desk = Desk(bandFen: 9999);
        var item = desk.List(new ReviewQuery()).Items[0];
        var decision = new ReviewDecision(item.Right.Id, ReviewAction.Release, "核实无误", "officer-1", item.Stamp);

        var first = desk.Decide(decision, Today);
        var proposed = desk.Find(item.Right.Id)!;

        Assert.Multiple(() =>
        {
            Assert.That((item.NeedsTwo, first, proposed.Proposal?.Actor), Is.EqualTo((true, ReviewEffect.Proposed, "officer-1")));
            Assert.That(stage.StateOf("p1", "c1"), Is.EqualTo("InReview"));
            Assert.That(() => desk.Decide(decision with { Actor = " Officer-1" }, Today), Refused("REVIEW-SAME-PERSON"));
            Assert.That(desk.Decide(decision with { Actor = "officer-2" }, Today), Is.EqualTo(ReviewEffect.Effective));
            Assert.That(stage.StateOf("p1", "c1"), Is.EqualTo("PrePaymentCheck"));
            Assert.That(stage.Count("approval_proposal"), Is.Zero);
        });
    }

    [Test]
    public void Decide_AtTheBand_NeedsOne()
    {
        InReview(NightStage.Paid("p1"));

        Assert.That(Desk(bandFen: 10000).List(new ReviewQuery()).Items[0].NeedsTwo, Is.False);
    }

    [Test]
    public void Decide_FiguresUnverified_NeedsTwo()
    {
        stage.Policies.Add(NightStage.Paid("p1"));
        stage.Evaluator.Grant("p1", "c1", 10000, "版本 v1 的数字未与公布文本核实");
        stage.Run();

        Assert.That(Decide(ReviewAction.Release, "officer-1", ""), Is.EqualTo(ReviewEffect.Proposed));
    }

    [Test]
    public void Decide_SecondPersonDecidesOtherwise_ProposesThatInstead()
    {
        InReview(NightStage.Paid("p1"));
        var desk = Desk(bandFen: 1);
        var item = desk.List(new ReviewQuery()).Items[0];
        desk.Decide(new ReviewDecision(item.Right.Id, ReviewAction.Release, "", "officer-1", item.Stamp), Today);

        var effect = desk.Decide(new ReviewDecision(item.Right.Id, ReviewAction.Exclude, "重复享受", "officer-2", item.Stamp), Today);

        var proposal = desk.Find(item.Right.Id)!.Proposal!;
        Assert.That((effect, proposal.Action, proposal.Actor), Is.EqualTo((ReviewEffect.Proposed, "Exclude", "officer-2")));
    }

    [Test]
    public void Decide_ProposedOnAnotherAmount_ProposesAnew()
    {
        InReview(NightStage.Paid("p1"));
        var desk = Desk(bandFen: 1);
        var before = desk.List(new ReviewQuery()).Items[0];
        desk.Decide(new ReviewDecision(before.Right.Id, ReviewAction.Release, "", "officer-1", before.Stamp), Today);
        stage.Evaluator.Grant("p1", "c1", 20000, "金额待核");
        stage.Run("2025-11-29", snapshotHash: "s2");
        var after = desk.List(new ReviewQuery()).Items[0];

        var effect = desk.Decide(new ReviewDecision(after.Right.Id, ReviewAction.Release, "", "officer-2", after.Stamp), Today);

        Assert.That((after.Proposal, effect), Is.EqualTo(((Proposal?)null, ReviewEffect.Proposed)));
    }

    [Test]
    public void List_ScoredAndUnscored_LeastLikelyFirstOnPages()
    {
        stage.Policies.Add(NightStage.Paid("p1"));
        foreach (var citizen in new[] { "c1", "c2", "c3" })
        {
            stage.Evaluator.Grant("p1", citizen, 10000, "金额待核");
        }

        stage.Run();
        Score("c2", 300_000);
        Score("c3", 200_000);

        var first = Desk().List(new ReviewQuery("p1", Size: 2));
        var second = Desk().List(new ReviewQuery("p1", first.Next, 2));

        Assert.Multiple(() =>
        {
            Assert.That(first.Items.Select(i => (i.Right.Key.Subject, i.Score)), Is.EqualTo(new[] { ("c3", (decimal?)0.2m), ("c2", 0.3m) }));
            Assert.That(second.Items.Select(i => (i.Right.Key.Subject, i.Score)), Is.EqualTo(new[] { ("c1", (decimal?)null) }));
            Assert.That(second.Next, Is.Null);
            Assert.That(Desk().List(new ReviewQuery("p9")).Items, Is.Empty);
        });
    }

    [TestCase("nonsense")]
    [TestCase("-1-E")]
    [TestCase("")]
    public void List_BadCursor_IsRefused(string cursor) =>
        Assert.That(() => Desk().List(new ReviewQuery(Cursor: cursor)), Refused("REVIEW-BAD-CURSOR"));

    [TestCase(0)]
    [TestCase(501)]
    public void List_SizeOutOfRange_IsRefused(int size) => Assert.That(() => Desk().List(new ReviewQuery(Size: size)), Refused("REVIEW-BAD-SIZE"));

    [Test]
    public void Release_HeldBatchByTwoPeople_IsSentByTheNextNight()
    {
        var batch = Held();

        var first = Batches().Decide(batch.MessageId, "金额核对无误", "finance-1", batch.Stamp);
        var second = Batches().Decide(batch.MessageId, "同意", "finance-2", batch.Stamp);
        stage.Run("2025-11-29");

        Assert.Multiple(() =>
        {
            Assert.That((first, second), Is.EqualTo((ReviewEffect.Proposed, ReviewEffect.Effective)));
            Assert.That(stage.Bank.Payments.Select(p => p.Amount.Fen), Is.EqualTo(new[] { 10000L }));
            Assert.That(stage.Ledger.VerifyLedger().Problems, Is.Empty);
        });
    }

    [Test]
    public void Release_HeldBatchBySamePersonTwice_IsRefusedAndStaysHeld()
    {
        var batch = Held();
        Batches().Decide(batch.MessageId, "金额核对无误", "finance-1", batch.Stamp);

        Assert.That(() => Batches().Decide(batch.MessageId, "同意", "finance-1", batch.Stamp), Refused("REVIEW-SAME-PERSON"));
        Assert.That(Batches().List(), Has.Length.EqualTo(1));
    }

    [Test]
    public void Release_BatchThatIsNotHeld_IsRefused() =>
        Assert.That(() => Batches().Decide("M1", "同意", "finance-1", "x"), Refused("REVIEW-ALREADY-DECIDED"));

    [Test]
    public void Release_BatchWithoutAReason_IsRefused() => Assert.That(() => Batches().Decide("M1", "", "finance-1", "x"), Refused("REVIEW-REASON-MISSING"));

    private static NUnit.Framework.Constraints.Constraint Refused(string code) => Throws.InstanceOf<ReviewRefusedException>().With.Property("Code").EqualTo(code);

    private ReviewDesk Desk(long bandFen = 10_000_000) => new(
        new ReviewStore(stage.Database), stage.Request().Catalogue, new ReviewSettings { TwoPeopleAbove = new Money(bandFen, "CNY") }, NightStage.Clock);

    private BatchDesk Batches() => new(new HeldBatchStore(stage.Database), NightStage.Clock);

    private ReviewEffect Decide(ReviewAction action, string actor, string reason)
    {
        var item = Desk().List(new ReviewQuery()).Items.Single();
        return Desk().Decide(new ReviewDecision(item.Right.Id, action, reason, actor, item.Stamp), Today);
    }

    private ReviewEffect Decide(ReviewItem item, ReviewAction action, string actor) =>
        Desk().Decide(new ReviewDecision(item.Right.Id, action, "理由", actor, item.Stamp), Today);

    private void InReview(Policy policy)
    {
        stage.Policies.Add(policy);
        stage.Evaluator.Grant("p1", "c1", 10000, "金额待核");
        stage.Run();
    }

    private HeldBatch Held()
    {
        stage.Policies.Add(NightStage.Paid("p1"));
        stage.Evaluator.Grant("p1", "c1", 10000);
        stage.Caps = new Matching.Engine.Payouts.BlastCaps(MaxSumFen: 1);
        stage.Run();
        stage.Caps = new Matching.Engine.Payouts.BlastCaps();
        return Batches().List().Single();
    }

    private string LastTitle() => stage.Database.Query<string>("SELECT title_zh FROM notification WHERE run_id = '-'").Single();

    private void Score(string subject, int millionths) => stage.Database.Write("score", t => Sql.Run(
        t,
        "INSERT INTO decision_score (run_id, as_of, policy_id, subject, item, department, scorer_hash, score, review) "
        + $"VALUES ('r1', '2025-11-28', 'p1', '{subject}', '-', 'd', 'm1', {millionths}, 1)"));
}
