using Matching.Engine.Entitlements;
using Matching.Rules.Packs;
using Matching.Storage.Dialects;
using Matching.Storage.Stores;
using Matching.Storage.Tests.Nights;
using Matching.Storage.Views;

namespace Matching.Storage.Tests.Recipients;

/// <summary>What recipients answer, and what the nights after it do.</summary>
[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
public sealed class RecipientAnswerTests(DatabaseProvider provider)
{
    private static readonly DateTimeOffset Morning = new(2025, 11, 29, 1, 0, 0, TimeSpan.Zero);
    private DatabaseSource source = null!;
    private NightStage stage = null!;
    private RightView rights = null!;
    private RecipientAnswers answers = null!;

    [SetUp]
    public void SetUp()
    {
        source = DatabaseSource.Create(provider);
        stage = new NightStage(source.Database);
        rights = new RightView(source.Database);
        answers = new RecipientAnswers(source.Database);
        stage.Policies.Add(NightStage.Paid("p1", confirmation: ConfirmationMode.Confirm));
        stage.Evaluator.Grant("p1", "c1", 10000);
    }

    [TearDown]
    public void TearDown() => source?.Dispose();

    [Test]
    public void Give_Confirmation_IsPaidOnceByTheNextNights()
    {
        stage.Run("2025-11-28", "s1");
        Assert.That(stage.Bank.Payments, Is.Empty);

        var result = answers.Give(Request(RecipientAnswer.Confirm), Morning);
        stage.Run("2025-11-29", "s2");
        stage.Run("2025-11-30", "s3");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result, Is.EqualTo(new AnswerResult(AnswerOutcome.Stored, EntitlementState.Confirmed)));
            Assert.That(stage.Bank.Payments.Select(p => p.Amount.Fen), Is.EqualTo(new[] { 10000L }));
            Assert.That(stage.StateOf("p1", "c1"), Is.EqualTo("Submitted"));
            Assert.That(stage.Ledger.VerifyChain("entitlement_event").Problems, Is.Empty);
        }
    }

    [Test]
    public void Give_Refusal_IsNeverPaidNorAskedAgainInThePeriodButInTheNext()
    {
        stage.Run("2025-11-28", "s1");

        var result = answers.Give(Request(RecipientAnswer.Decline), Morning);
        stage.Run("2025-11-29", "s2");
        stage.Run("2025-11-30", "s3");
        var inPeriod = (stage.StateOf("p1", "c1"), stage.Count("notification"));
        stage.Run("2025-12-01", "s4");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result, Is.EqualTo(new AnswerResult(AnswerOutcome.Stored, EntitlementState.Declined)));
            Assert.That(inPeriod, Is.EqualTo(("Declined", 1L)));
            Assert.That(stage.Entitlements.OfPolicy("p1").Select(e => (e.Key.Cycle, e.State)), Is.EqualTo(new[]
            {
                ("2025-11", EntitlementState.Declined), ("2025-12", EntitlementState.AwaitingConfirmation),
            }));
            Assert.That(stage.Bank.Payments, Is.Empty);
        }
    }

    [Test]
    public void Give_Answer_IsAnEventOfTheAccountOnTheWeb()
    {
        stage.Run();

        answers.Give(Request(RecipientAnswer.Confirm), Morning);

        var last = rights.HistoryOf("c1", The("c1").Id)[^1];
        Assert.That((last.Event, last.To, last.Actor, last.Channel, last.At), Is.EqualTo(
            (EntitlementEvent.Confirm, EntitlementState.Confirmed, "account-c1", "web", Morning)));
    }

    [Test]
    public void Give_ToSomebodyElsesRight_IsNotFoundAndStoresNothing()
    {
        stage.Run();
        var before = stage.Count("entitlement_event");

        var result = answers.Give(Request(RecipientAnswer.Confirm) with { Recipient = "c2" }, Morning);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(result, Is.EqualTo(new AnswerResult(AnswerOutcome.NotFound, null)));
            Assert.That(stage.Count("entitlement_event"), Is.EqualTo(before));
            Assert.That(stage.StateOf("p1", "c1"), Is.EqualTo("AwaitingConfirmation"));
        }
    }

    [Test]
    public void Give_SecondAnswer_IsRefusedAsChanged()
    {
        stage.Run();
        var refusal = Request(RecipientAnswer.Decline);
        answers.Give(Request(RecipientAnswer.Confirm), Morning);

        Assert.That(answers.Give(refusal, Morning), Is.EqualTo(new AnswerResult(AnswerOutcome.Changed, EntitlementState.Confirmed)));
        Assert.That(stage.StateOf("p1", "c1"), Is.EqualTo("Confirmed"));
    }

    [Test]
    public void Give_ToAnAmountThatChangedMeanwhile_IsRefused()
    {
        stage.Run("2025-11-28", "s1");
        var seen = Request(RecipientAnswer.Confirm);
        stage.Evaluator.Grant("p1", "c1", 5000);
        stage.Run("2025-11-29", "s2");

        var result = answers.Give(seen, Morning);

        Assert.That(result, Is.EqualTo(new AnswerResult(AnswerOutcome.Changed, EntitlementState.AwaitingConfirmation)));
        Assert.That(answers.Give(Request(RecipientAnswer.Confirm), Morning).Outcome, Is.EqualTo(AnswerOutcome.Stored));
    }

    [Test]
    public void Give_ToARightThatOfficialsReview_IsRefused()
    {
        stage.Evaluator.Grant("p1", "c1", 10000, "先看");
        stage.Run();

        Assert.That(answers.Give(Request(RecipientAnswer.Confirm), Morning), Is.EqualTo(new AnswerResult(AnswerOutcome.Changed, EntitlementState.InReview)));
        Assert.That(stage.StateOf("p1", "c1"), Is.EqualTo("InReview"));
    }

    [Test]
    public void Give_SameRequestTwice_HasOneEventAndTheSameResult()
    {
        stage.Run();
        var request = Request(RecipientAnswer.Confirm) with { RequestKey = "k-1" };
        var first = answers.Give(request, Morning);
        var events = stage.Count("entitlement_event");

        var again = answers.Give(request, Morning.AddMinutes(1));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(again, Is.EqualTo(first));
            Assert.That(stage.Count("entitlement_event"), Is.EqualTo(events));
        }
    }

    [Test]
    public void Give_KeyOfAnotherRequest_IsRefused()
    {
        stage.Run();
        var request = Request(RecipientAnswer.Confirm) with { RequestKey = "k-1" };
        answers.Give(request, Morning);

        Assert.That(answers.Give(request with { Answer = RecipientAnswer.Decline }, Morning).Outcome, Is.EqualTo(AnswerOutcome.KeyUsed));
        Assert.That(stage.StateOf("p1", "c1"), Is.EqualTo("Confirmed"));
    }

    private Right The(string recipient) => rights.Page(recipient, PageCursor.Start, 1).Items[0];

    private RecipientRequest Request(RecipientAnswer answer) => new("c1", The("c1").Id, answer, The("c1").Revision, "account-c1");
}
