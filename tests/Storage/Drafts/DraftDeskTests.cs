using System.Data.Common;
using Matching.Engine.Drafts;
using Matching.Engine.Ledger;
using Matching.Storage.Dialects;
using Matching.Storage.Stores;

namespace Matching.Storage.Tests.Drafts;

/// <summary>Writing, approving and publishing versions, with everything that is refused.</summary>
[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
public sealed class DraftDeskTests(DatabaseProvider provider)
{
    private CatalogueEdition folder = null!;
    private DatabaseSource source = null!;
    private DraftStage stage = null!;

    [OneTimeSetUp]
    public void ReadCatalogue() => folder = DraftStage.ReadFolder();

    [SetUp]
    public void SetUp()
    {
        source = DatabaseSource.Create(provider);
        stage = new DraftStage(source.Database, folder);
    }

    [TearDown]
    public void TearDown() => source?.Dispose();

    [Test]
    public void Copy_AfterANight_StartsTheDayAfterItUnderItsOwnLabel()
    {
        stage.ClosedNight("2025-11-30");

        var check = stage.Desk.Check(stage.NewDraft());

        Assert.That(check.Pack!.From, Is.EqualTo(new DateOnly(2025, 12, 1)));
        Assert.That(check.Pack.Version, Is.EqualTo("2025-12-01"));
        Assert.That(check.Pack.Revision, Is.EqualTo(1));
    }

    [Test]
    public void Copy_OfAVersion_CarriesItsCasesToTheNewPeriodAndTheyPass()
    {
        var check = stage.Desk.Check(stage.NewDraft());

        Assert.That(check.Passes, Is.True, string.Join('\n', check.Findings.Select(f => $"{f.Diagnostic.Place} {f.Diagnostic.What.En}")));
        Assert.That(check.CasesInPeriod, Is.EqualTo(check.Cases.Length).And.GreaterThanOrEqualTo(12));
    }

    [Test]
    public void Copy_SameIdentifierAgain_ReturnsTheDraftThatItMade()
    {
        var first = stage.NewDraft();
        stage.Desk.Save(first.Id, first.RowVersion, "typed", "", "a");

        Assert.That(stage.NewDraft().Text, Is.EqualTo("typed"));
        Assert.That(stage.Desk.All(), Has.Count.EqualTo(1));
    }

    [Test]
    public void Copy_SameIdentifierByAnother_IsRefused()
    {
        stage.NewDraft();

        Refused(() => stage.NewDraft("b"), "idempotency-key-reused");
    }

    [TestCase("no-such-policy", "2016-05", "policy-not-found")]
    [TestCase(DraftStage.Policy, "1999", "version-not-found")]
    public void Copy_OfNothing_IsRefused(string policy, string version, string code) =>
        Refused(() => stage.Desk.Copy("d", policy, version, "a", new DateOnly(2025, 11, 28)), code);

    [Test]
    public void Save_TextThatCannotBeRead_IsKept()
    {
        var draft = stage.NewDraft();

        var saved = stage.Desk.Save(draft.Id, draft.RowVersion, "conditions: [", "：：", "a");

        Assert.That(stage.Desk.Require(draft.Id).Text, Is.EqualTo("conditions: ["));
        Assert.That(saved.RowVersion, Is.EqualTo(2));
        Assert.That(stage.Desk.Check(saved).Errors, Is.GreaterThan(0));
    }

    [Test]
    public void Save_OverAnotherEditorsText_IsRefusedAndShowsTheirs()
    {
        var seen = stage.NewDraft();
        stage.Desk.Save(seen.Id, seen.RowVersion, "theirs", "", "b");

        var refused = Refused(() => stage.Desk.Save(seen.Id, seen.RowVersion, "mine", "", "a"), "draft-stale");

        Assert.That(refused.Stored!.Text, Is.EqualTo("theirs"));
        Assert.That(stage.Desk.Require(seen.Id).Text, Is.EqualTo("theirs"));
    }

    [Test]
    public void Save_TextLongerThanACatalogueFile_IsRefused()
    {
        var draft = stage.NewDraft();

        Refused(() => stage.Desk.Save(draft.Id, draft.RowVersion, new string('x', DraftDesk.MaxBytes + 1), "", "a"), "draft-too-long");
    }

    [Test]
    public void Check_MistypedName_SaysWhereAndWhatToDo()
    {
        var draft = stage.NewDraft();

        var check = stage.Desk.Check(draft.Id, draft.Text.Replace("年龄 >= 最低年龄", "年龄 >= 最低年令", StringComparison.Ordinal), draft.CasesText);

        var finding = check.Findings.First(f => f.Diagnostic.Severity == Rules.Diagnostics.Severity.Error);
        Assert.That(finding.Diagnostic.Place!.ToString(), Is.EqualTo("draft.yaml:17:17"));
        Assert.That(finding.Diagnostic.Mend.Zh, Does.Contain("最低年龄"));
        Assert.That(check.Pack, Is.Null);
    }

    [Test]
    public void Check_OtherThreshold_ShowsTheCasesThatFail()
    {
        var draft = stage.NewDraft();

        var check = stage.Desk.Check(draft.Id, draft.Text.Replace("value: 65", "value: 66", StringComparison.Ordinal), draft.CasesText);

        var failed = check.Cases.First(c => !c.Passed);
        Assert.That(failed.Expected, Is.EqualTo("eligible 75.00"));
        Assert.That(failed.Got, Is.EqualTo("not-eligible (failed age)"));
    }

    [Test]
    public void Publish_ByASecondPerson_IsInForceFromItsFirstDay()
    {
        var before = stage.Current();
        var draft = stage.Submitted();

        var published = stage.Desk.Publish(draft.Id, draft.ContentHash, "b");

        var after = stage.Current();
        Assert.That(published.State, Is.EqualTo(DraftState.Published));
        Assert.That(after.Catalogue.Find(DraftStage.Policy)!.VersionOn(new DateOnly(2025, 11, 28))!.Parameters.Single().Value, Is.EqualTo(66m));
        Assert.That(after.Catalogue.Find(DraftStage.Policy)!.VersionOn(new DateOnly(2025, 11, 27))!.Version, Is.EqualTo("2016-05"));
        Assert.That(after.Catalogue.Hash, Is.Not.EqualTo(before.Catalogue.Hash).And.EqualTo(stage.Publications.After(0).Single().CatalogueHash));
        Assert.That(stage.Acts(), Is.EqualTo(new[] { "a draft.created", "a draft.saved", "a draft.submitted", "b draft.published" }));
    }

    [Test]
    public void Publish_Twice_AddsNothing()
    {
        var draft = stage.Submitted();
        stage.Desk.Publish(draft.Id, draft.ContentHash, "b");

        Assert.That(stage.Desk.Publish(draft.Id, draft.ContentHash, "b").State, Is.EqualTo(DraftState.Published));
        Assert.That(stage.Publications.Count(), Is.EqualTo(1));
    }

    [Test]
    public void Publish_ByItsAuthor_IsRefusedAndWrittenDown()
    {
        var draft = stage.Submitted();

        Refused(() => stage.Desk.Publish(draft.Id, draft.ContentHash, "a"), "draft-own-work");

        Assert.That(stage.Publications.Count(), Is.Zero);
        Assert.That(stage.Desk.Require(draft.Id).State, Is.EqualTo(DraftState.Submitted));
        Assert.That(stage.Acts(), Does.Contain("a draft.publish-refused"));
    }

    [Test]
    public void Publish_ByItsLastEditor_IsRefused()
    {
        var draft = stage.Submitted();
        var edited = stage.Desk.Save(draft.Id, draft.RowVersion, draft.Text + "# one more look\n", draft.CasesText, "b");
        var again = stage.Desk.Submit(edited.Id, edited.ContentHash, "a");

        Refused(() => stage.Desk.Publish(again.Id, again.ContentHash, "b"), "draft-own-work");
    }

    [Test]
    public void Publish_TextThatChangedSinceTheApproverLooked_IsRefused()
    {
        var seen = stage.Submitted();
        var edited = stage.Desk.Save(seen.Id, seen.RowVersion, seen.Text.Replace("value: 66", "value: 50", StringComparison.Ordinal), seen.CasesText, "a");
        stage.Desk.Submit(edited.Id, edited.ContentHash, "a");

        Refused(() => stage.Desk.Publish(seen.Id, seen.ContentHash, "b"), "draft-changed");
        Assert.That(stage.Publications.Count(), Is.Zero);
    }

    [Test]
    public void Publish_NotSubmitted_IsRefused()
    {
        var draft = stage.NewDraft();

        Refused(() => stage.Desk.Publish(draft.Id, draft.ContentHash, "b"), "draft-not-submitted");
    }

    [TestCase("value: 66", "value: many", "draft-lint", TestName = "not a number")]
    [TestCase("from: 2025-11-28", "from: 2016-05-01", "draft-lint", TestName = "a day that is taken")]
    [TestCase("value: 66", "value: 70", "draft-cases", TestName = "a case fails")]
    [TestCase("from: 2025-11-28", "from: 2026-06-01", "draft-no-case", TestName = "no case in the period")]
    public void Publish_ContentThatIsNotGood_IsRefusedAndLosesNothing(string old, string fresh, string code)
    {
        var draft = stage.Submitted();
        var text = draft.Text.Replace(old, fresh, StringComparison.Ordinal);
        var saved = stage.Desk.Save(draft.Id, draft.RowVersion, text, draft.CasesText, "a");
        stage.Desk.Submit(saved.Id, saved.ContentHash, "a");

        Refused(() => stage.Desk.Publish(saved.Id, saved.ContentHash, "b"), code);

        Assert.That(stage.Desk.Require(saved.Id).Text, Is.EqualTo(text));
        Assert.That(stage.Publications.Count(), Is.Zero);
    }

    [Test]
    public void Publish_FromADayThatANightHasDecided_IsRefused()
    {
        var draft = stage.Submitted();
        stage.ClosedNight("2025-11-28");

        var refused = Refused(() => stage.Desk.Publish(draft.Id, draft.ContentHash, "b"), "draft-date-passed");

        Assert.That(refused.Refusal.Mend.En, Does.Contain("2025-11-29"));
    }

    [Test]
    public void Publish_CorrectionOfADayThatWasDecided_IsAccepted()
    {
        var first = stage.Submitted();
        stage.Desk.Publish(first.Id, first.ContentHash, "b");
        stage.ClosedNight("2025-11-28");
        var copy = stage.Desk.Copy("d2", DraftStage.Policy, "2025-11-28", "a", new DateOnly(2025, 11, 28));
        var text = first.Text.Replace("version: 2025-11-28", "version: 2025-11-28\nrevision: 2", StringComparison.Ordinal).Replace("value: 66", "value: 67", StringComparison.Ordinal);
        var saved = stage.Desk.Save("d2", copy.RowVersion, text, first.CasesText.Replace("66", "67", StringComparison.Ordinal), "a");
        stage.Desk.Submit("d2", saved.ContentHash, "a");

        stage.Desk.Publish("d2", saved.ContentHash, "b");

        Assert.That(stage.Current().Catalogue.Find(DraftStage.Policy)!.VersionOn(new DateOnly(2025, 11, 28))!.Revision, Is.EqualTo(2));
    }

    [Test]
    public void Publish_AfterAnotherVersionCameInBetween_IsRefused()
    {
        var one = stage.Submitted();
        var two = stage.Submitted(id: "d2", from: "2025-12-01");
        var late = new DraftDesk(stage.Drafts, stage.Publications, stage.Current, stage.Clock);
        var seen = stage.Current();
        var behind = new DraftDesk(stage.Drafts, stage.Publications, () => seen, stage.Clock);
        late.Publish(one.Id, one.ContentHash, "b");

        Refused(() => behind.Publish(two.Id, two.ContentHash, "b"), "catalogue-changed");
        Assert.That(late.Publish(two.Id, two.ContentHash, "b").State, Is.EqualTo(DraftState.Published));
    }

    [Test]
    public void Publish_ByTwoApproversAtOnce_HappensOnce()
    {
        var draft = stage.Submitted();

        var results = Enumerable.Range(0, 6).AsParallel().WithDegreeOfParallelism(6).Select(i =>
        {
            try
            {
                stage.Desk.Publish(draft.Id, draft.ContentHash, "b" + i);
                return 1;
            }
            catch (DraftRefusedException)
            {
                return 0;
            }
        }).Sum();

        Assert.That(results, Is.EqualTo(1));
        Assert.That(stage.Publications.Count(), Is.EqualTo(1));
    }

    [Test]
    public void Reject_WithAReason_SendsItBackAndKeepsTheReason()
    {
        var draft = stage.Submitted();

        var back = stage.Desk.Reject(draft.Id, draft.ContentHash, "b", " 依据没有写 ");

        Assert.That((back.State, back.Reason, back.Text), Is.EqualTo((DraftState.Rejected, "依据没有写", draft.Text)));
        Assert.That(stage.Acts()[^1], Is.EqualTo("b draft.rejected"));
    }

    [Test]
    public void Reject_WithoutAReason_IsRefused()
    {
        var draft = stage.Submitted();

        Refused(() => stage.Desk.Reject(draft.Id, draft.ContentHash, "b", " "), "reason-missing");
    }

    [Test]
    public void Save_AfterPublication_IsRefused()
    {
        var draft = stage.Submitted();
        var published = stage.Desk.Publish(draft.Id, draft.ContentHash, "b");

        Refused(() => stage.Desk.Save(draft.Id, published.RowVersion, "more", "", "a"), "draft-closed");
    }

    [Test]
    public void Withdraw_Draft_KeepsItsTextAndClosesIt()
    {
        var draft = stage.NewDraft();

        Assert.That(stage.Desk.Withdraw(draft.Id, draft.ContentHash, "a").Text, Is.EqualTo(draft.Text));
        Refused(() => stage.Desk.Submit(draft.Id, draft.ContentHash, "a"), "draft-closed");
    }

    [Test]
    public void VerifyChain_Publications_FindsAnAlteredText()
    {
        var draft = stage.Submitted();
        stage.Desk.Publish(draft.Id, draft.ContentHash, "b");
        var verifier = new LedgerVerifier(new LedgerBook(source.Database));
        Assert.That(verifier.VerifyChain(HashChain.Publications).IsIntact, Is.True);
        source.Database.Write("tamper", t => Sql.Run(t, Untrigger));
        source.Database.Write("tamper", t => Sql.Run(t, "UPDATE publication SET file_text = 'x'"));

        Assert.That(verifier.VerifyChain(HashChain.Publications).Problems, Is.EqualTo(new[] { "publication 1: its content does not have the hash that was stored with it" }));
    }

    [TestCase("UPDATE publication SET approver = 'x'")]
    [TestCase("DELETE FROM publication")]
    public void Change_OfAPublication_IsRefusedByTheDatabase(string statement)
    {
        var draft = stage.Submitted();
        stage.Desk.Publish(draft.Id, draft.ContentHash, "b");

        Assert.That(() => source.Database.Write("edit", t => Sql.Run(t, statement)), Throws.InstanceOf<DbException>().With.Message.Contains("append-only"));
    }

    private string Untrigger => provider == DatabaseProvider.Sqlite
        ? "DROP TRIGGER publication_no_update"
        : "DROP TRIGGER publication_append_only ON publication";

    private static DraftRefusedException Refused(Action act, string code)
    {
        var refused = Assert.Throws<DraftRefusedException>(() => act())!;
        Assert.That(refused.Refusal.Code, Is.EqualTo(code));
        return refused;
    }
}
