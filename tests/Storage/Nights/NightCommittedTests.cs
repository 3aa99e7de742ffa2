using Matching.Engine.Entitlements;
using Matching.Rules.Packs;
using Matching.Storage.Dialects;
using Matching.Storage.Stores;
using Matching.Storage.Views;

namespace Matching.Storage.Tests.Nights;

/// <summary>The check before payment against what earlier nights paid.</summary>
[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
public sealed class NightCommittedTests(DatabaseProvider provider)
{
    private static readonly DateTimeOffset Morning = new(2025, 11, 29, 1, 0, 0, TimeSpan.Zero);
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
    public void Run_ChoiceConfirmedAfterTheOtherWasPaid_IsExcludedBeforePayment()
    {
        Offer(ExclusionScope.Subject);
        stage.Evaluator.Grant("p1", "c1", 100);
        stage.Evaluator.Grant("p2", "c1", 200);

        AssertPaidThenExcluded("c1");
    }

    [Test]
    public void Run_ChoiceOnAnItemThatAnotherSubjectWasPaidFor_IsExcludedBeforePayment()
    {
        Offer(ExclusionScope.Item);
        stage.Evaluator.GrantFor("p1", "c1", "c1", "k1", 100);
        stage.Evaluator.GrantFor("p2", "c2", "c2", "k1", 200);

        AssertPaidThenExcluded("c2");
    }

    [Test]
    public void Meeting_SubjectPayeeOrItem_GivesEachRightOfThePoliciesAndStatesOnce()
    {
        stage.Policies.Add(NightStage.Paid("p1"));
        stage.Policies.Add(NightStage.Paid("p2"));
        stage.Policies.Add(NightStage.Paid("p3", confirmation: ConfirmationMode.Confirm));
        stage.Evaluator.GrantTo("p1", "c1", "c3", 100);
        stage.Evaluator.GrantFor("p1", "c2", "c2", "k1", 100);
        stage.Evaluator.Grant("p2", "c1", 100);
        stage.Evaluator.Grant("p3", "c1", 100);
        stage.Run();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Met(["p1", "p2", "p3"], "c1"), Is.EqualTo(new[] { "p1/c1", "p2/c1" }), "p3 waits for an answer");
            Assert.That(Met(["p1"], "c1"), Is.EqualTo(new[] { "p1/c1" }));
            Assert.That(Met(["p1", "p2"], "c3", "k1"), Is.EqualTo(new[] { "p1/c1", "p1/c2" }));
            Assert.That(Met(["p1", "p2"], "-"), Is.Empty, "no item is nothing to meet by");
            Assert.That(Met(["p1", "p2"]), Is.Empty);
            Assert.That(
                Met(["p1", "p2"], [.. Enumerable.Range(0, 700).Select(i => $"x{i}").Prepend("c1"), "c3", "k1", "c2"]),
                Is.EqualTo(new[] { "p1/c1", "p1/c2", "p2/c1" }), "the keys come in several lists");
            Assert.That(stage.Entitlements.IsAnyIn("p1", EntitlementTransitions.Committed), Is.True);
            Assert.That(stage.Entitlements.IsAnyIn("p3", EntitlementTransitions.Committed), Is.False);
        }
    }

    /// <summary>c1 takes p1 and is paid; then somebody takes p2.</summary>
    private void AssertPaidThenExcluded(string second)
    {
        stage.Run("2025-11-28", "s1");
        Confirm("c1", "p1");
        stage.Run("2025-11-29", "s2");
        Confirm(second, "p2");
        stage.Run("2025-11-30", "s3", policyId: "p2");

        Assert.That(stage.Bank.Payments.Select(p => p.PolicyId), Is.EqualTo(new[] { "p1" }));
        Assert.That((stage.StateOf("p1", "c1"), stage.StateOf("p2", second)), Is.EqualTo(("Submitted", "Excluded")));
    }

    private string[] Met(string[] policies, params string[] keys) =>
        [.. stage.Entitlements.Meeting(policies, EntitlementTransitions.Committed, keys).Select(r => $"{r.Key.PolicyId}/{r.Key.Subject}").Order(StringComparer.Ordinal)];

    private void Offer(ExclusionScope scope)
    {
        stage.Policies.Add(NightStage.Paid("p1", confirmation: ConfirmationMode.Confirm, exclusions: new Exclusion("p2", scope, true, ExclusionKeep.Choice)));
        var second = NightStage.Paid("p2", confirmation: ConfirmationMode.Confirm);

        // Its version ends before the second answer: what a run of it alone does not decide any more meets what is paid only in the check.
        stage.Policies.Add(second with { Versions = [second.Versions[0] with { To = new DateOnly(2025, 11, 29) }] });
    }

    private void Confirm(string recipient, string policyId)
    {
        var right = new RightView(source.Database).Page(recipient, PageCursor.Start, 10).Items.Single(r => r.PolicyId == policyId);
        var result = new RecipientAnswers(source.Database).Give(new RecipientRequest(recipient, right.Id, RecipientAnswer.Confirm, right.Revision, "account-" + recipient), Morning);
        Assert.That(result.Outcome, Is.EqualTo(AnswerOutcome.Stored));
    }
}
