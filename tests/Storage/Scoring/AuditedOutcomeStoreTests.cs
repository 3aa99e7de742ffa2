using Matching.Engine.Analytics;
using Matching.Storage.Dialects;
using Matching.Storage.Stores;

namespace Matching.Storage.Tests.Scoring;

[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
public sealed class AuditedOutcomeStoreTests(DatabaseProvider provider)
{
    private static readonly DateTimeOffset Noon = new(2025, 11, 28, 12, 0, 0, TimeSpan.Zero);
    private DatabaseSource source = null!;
    private AuditedOutcomeStore store = null!;

    [SetUp]
    public void SetUp()
    {
        source = DatabaseSource.Create(provider);
        store = new AuditedOutcomeStore(source.Database);
    }

    [TearDown]
    public void TearDown() => source?.Dispose();

    [Test]
    public void Precisions_NothingRecorded_AreNone()
    {
        Assert.That(store.Precisions(), Is.Empty);
    }

    [Test]
    public void Import_File_CountsByPolicyAndIsAudited()
    {
        var import = store.Import("f1", [Match("p", "a", true), Match("p", "b", false), Match("p", "c", true), Match("q", "a", false)], "li", Noon);

        Assert.That(import, Is.EqualTo(new AuditedImport(4, 4, 0)));
        Assert.That(store.Precisions()["p"], Is.EqualTo(new Precision(3, 2)));
        Assert.That(store.Precisions()["q"], Is.EqualTo(new Precision(1, 0)));
        Assert.That(
            source.Database.Query<string>("SELECT actor || ' ' || object_id || ' ' || detail FROM v_audit WHERE action = 'audited-outcomes.imported'"),
            Is.EqualTo(new[] { "li f1 4 added" }));
    }

    [Test]
    public void Import_SameFileAgain_AddsNothing()
    {
        store.Import("f1", [Match("p", "a", true)], "li", Noon);

        Assert.That(store.Import("f1", [Match("p", "a", true)], "li", Noon), Is.EqualTo(new AuditedImport(1, 0, 1)));

        Assert.That(store.Precisions()["p"].Audited, Is.EqualTo(1));
        Assert.That(source.Database.Query<long>("SELECT COUNT(*) FROM v_audit"), Is.EqualTo(new[] { 1L }));
    }

    [Test]
    public void Import_FileThatRepeatsEarlierRows_AddsOnlyTheNewOnes()
    {
        store.Import("f1", [Match("p", "a", true)], "li", Noon);

        var import = store.Import("f2", [Match("p", "a", true), Match("p", "b", false), Match("p", "b", false)], "li", Noon);

        Assert.That(import, Is.EqualTo(new AuditedImport(3, 1, 2)));
        Assert.That(store.Precisions()["p"], Is.EqualTo(new Precision(2, 1)));
    }

    [Test]
    public void Import_OtherOutcomeThanRecorded_IsRefusedAndRecordsNothing()
    {
        store.Import("f1", [Match("p", "a", true)], "li", Noon);

        var refusal = Assert.Throws<AuditConflictException>(() => store.Import("f2", [Match("p", "b", true), Match("p", "a", false)], "li", Noon))!;

        Assert.That(refusal.Conflicts, Is.EqualTo(1));
        Assert.That(refusal.Message, Does.Contain("policy p, 2025-10, subject a"));
        Assert.That(store.Precisions()["p"], Is.EqualTo(new Precision(1, 1)));
    }

    [Test]
    public void Import_FileThatContradictsItself_IsRefused()
    {
        Assert.That(
            () => store.Import("f1", [Match("p", "a", true), Match("p", "a", false)], "li", Noon),
            Throws.TypeOf<AuditConflictException>());
        Assert.That(store.Precisions(), Is.Empty);
    }

    [Test]
    public void Import_SameSubjectInAnotherMonth_IsAnotherMatch()
    {
        var later = Match("p", "a", false) with { Month = new DateOnly(2025, 11, 1) };

        Assert.That(store.Import("f1", [Match("p", "a", true), later], "li", Noon).Added, Is.EqualTo(2));
    }

    private static AuditedMatch Match(string policy, string subject, bool upheld) =>
        new(policy, new DateOnly(2025, 10, 1), subject, "-", "shanghai/civil-affairs", upheld);
}
