using Matching.Engine.Entitlements;
using Matching.Rules.Packs;
using Matching.Storage.Dialects;
using Matching.Storage.Stores;
using Matching.Storage.Tests.Nights;
using Matching.Storage.Views;

namespace Matching.Storage.Tests.Recipients;

[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
public sealed class RecipientViewTests(DatabaseProvider provider)
{
    private static readonly DateTimeOffset Morning = new(2025, 11, 29, 1, 0, 0, TimeSpan.Zero);
    private DatabaseSource source = null!;
    private NightStage stage = null!;
    private MessageView messages = null!;
    private RightView rights = null!;

    [SetUp]
    public void SetUp()
    {
        source = DatabaseSource.Create(provider);
        stage = new NightStage(source.Database);
        messages = new MessageView(source.Database);
        rights = new RightView(source.Database);
    }

    [TearDown]
    public void TearDown() => source?.Dispose();

    [Test]
    public void Page_OfMessages_GoesThroughAllOnceAndHoldsOnlyTheRecipients()
    {
        foreach (var policy in (string[])["p1", "p2", "p3"])
        {
            stage.Policies.Add(NightStage.Paid(policy));
            stage.Evaluator.Grant(policy, "c1", 10000);
        }

        stage.Evaluator.Grant("p1", "c2", 20000);
        stage.Run();

        var first = messages.Page("c1", PageCursor.Start, 2);
        var second = messages.Page("c1", first.Next!, 2);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Items, Has.Count.EqualTo(2));
            Assert.That(second.Next, Is.Null);
            Assert.That(first.Items.Concat(second.Items).Select(m => m.PolicyId), Is.EquivalentTo(new[] { "p1", "p2", "p3" }));
            Assert.That(first.Items.Concat(second.Items).Select(m => m.Amount?.Fen), Is.All.EqualTo(10000L));
        }
    }

    [Test]
    public void Find_MessageOfSomebodyElse_IsNull()
    {
        stage.Policies.Add(NightStage.Paid("p1"));
        stage.Evaluator.Grant("p1", "c1", 10000);
        stage.Run();
        var id = messages.Page("c1", PageCursor.Start, 1).Items[0].Id;

        Assert.That(messages.Find("c1", id)!.PolicyId, Is.EqualTo("p1"));
        Assert.That(messages.Find("c2", id), Is.Null);
    }

    [Test]
    public void Mark_Read_KeepsTheFirstInstantAndLeavesOthersMessagesAlone()
    {
        stage.Policies.Add(NightStage.Paid("p1"));
        stage.Evaluator.Grant("p1", "c1", 10000);
        stage.Run();
        var id = messages.Page("c1", PageCursor.Start, 1).Items[0].Id;
        var marks = new ReadMarks(source.Database);

        var byOther = marks.Mark("c2", id, Morning);
        var unread = messages.CountUnread("c1");
        var first = marks.Mark("c1", id, Morning);
        var again = marks.Mark("c1", id, Morning.AddHours(1));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((byOther, first, again), Is.EqualTo((false, true, false)));
            Assert.That(unread, Is.EqualTo(1));
            Assert.That(messages.CountUnread("c1"), Is.Zero);
            Assert.That(messages.Find("c1", id)!.ReadAt, Is.EqualTo(Morning));
        }
    }

    [Test]
    public void Page_OfRights_HoldsThoseOfPayeeAndOfSubjectAndCanBeLimitedToAState()
    {
        stage.Policies.Add(NightStage.Paid("p1"));
        stage.Policies.Add(NightStage.Paid("p2", confirmation: ConfirmationMode.Confirm));
        stage.Evaluator.GrantTo("p1", "c1", "c3", 10000);
        stage.Evaluator.Grant("p2", "c3", 20000);
        stage.Run();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(rights.Page("c1", PageCursor.Start, 10).Items.Select(r => r.PolicyId), Is.EqualTo(new[] { "p1" }));
            Assert.That(rights.Page("c3", PageCursor.Start, 10).Items.Select(r => r.PolicyId), Is.EquivalentTo(new[] { "p1", "p2" }));
            Assert.That(rights.Page("c3", PageCursor.Start, 10, [EntitlementState.AwaitingConfirmation]).Items.Select(r => r.PolicyId), Is.EqualTo(new[] { "p2" }));
            Assert.That(rights.Page("c2", PageCursor.Start, 10).Items, Is.Empty);
        }
    }

    [Test]
    public void Page_OfRightsOverSeveralNights_IsNewestFirstWithoutGapOrRepetition()
    {
        stage.Policies.Add(NightStage.Paid("p1"));
        stage.Evaluator.Grant("p1", "c1", 10000);
        stage.Run("2025-10-28", "s1");
        stage.Run("2025-11-28", "s2");
        stage.Run("2025-12-28", "s3");

        var cycles = new List<string>();
        for (var after = PageCursor.Start; after is not null;)
        {
            var page = rights.Page("c1", after, 1);
            cycles.AddRange(page.Items.Select(r => r.Cycle));
            after = page.Next;
        }

        Assert.That(cycles, Is.EqualTo(new[] { "2025-12", "2025-11", "2025-10" }));
    }

    [Test]
    public void Right_Sent_HasItsHistoryAndItsPayment()
    {
        stage.Policies.Add(NightStage.Paid("p1"));
        stage.Evaluator.Grant("p1", "c1", 10000);
        stage.Run();
        var id = rights.Page("c1", PageCursor.Start, 1).Items[0].Id;

        var payment = rights.PaymentsOf("c1", id).Single();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(rights.HistoryOf("c1", id).Select(e => e.Event), Is.EqualTo(new[]
            {
                EntitlementEvent.Propose, EntitlementEvent.Confirm, EntitlementEvent.CheckBeforePayment, EntitlementEvent.Batch, EntitlementEvent.Submit,
            }));
            Assert.That((payment.Amount.Fen, payment.State, payment.ExecutionDate), Is.EqualTo((10000L, "submitted", new DateOnly(2025, 11, 28))));
            Assert.That(rights.Find("c1", id)!.PaidOn, Is.EqualTo(new DateOnly(2025, 11, 28)));
        }
    }

    [Test]
    public void HistoryAndPayments_OfSomebodyElsesRight_AreEmpty()
    {
        stage.Policies.Add(NightStage.Paid("p1"));
        stage.Evaluator.Grant("p1", "c1", 10000);
        stage.Run();
        var id = rights.Page("c1", PageCursor.Start, 1).Items[0].Id;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(rights.Find("c2", id), Is.Null);
            Assert.That(rights.HistoryOf("c2", id), Is.Empty);
            Assert.That(rights.PaymentsOf("c2", id), Is.Empty);
        }
    }

    [Test]
    public void WithMostMessages_OfSomePolicies_CountsOnlyThose()
    {
        foreach (var policy in (string[])["p1", "p2", "p3"])
        {
            stage.Policies.Add(NightStage.Paid(policy));
            stage.Evaluator.Grant(policy, "c2", 10000);
        }

        stage.Evaluator.Grant("p1", "c1", 10000);
        stage.Evaluator.Grant("p2", "c1", 10000);
        stage.Evaluator.Grant("p3", "c3", 10000);
        stage.Run();

        Assert.That(new RecipientView(source.Database).WithMostMessages(["p1", "p2"], 5), Is.EqualTo(new[] { "c1", "c2" }));
    }

    [TestCase("", true)]
    [TestCase("2025-11-28~Eabc", true)]
    [TestCase("2025-11-28", false)]
    [TestCase("~", false)]
    [TestCase("a~b~c", false)]
    [TestCase("二~三", false)]
    public void TryParse_Cursor_TakesOnlyWhatAPageGave(string text, bool good)
    {
        Assert.That(PageCursor.TryParse(text, out _), Is.EqualTo(good));
    }
}
