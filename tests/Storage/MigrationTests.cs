using System.Data.Common;
using Matching.Storage.Dialects;
using Matching.Storage.Migrations;

namespace Matching.Storage.Tests;

[TestFixture(DatabaseProvider.Sqlite)]
[TestFixture(DatabaseProvider.PostgreSql)]
public sealed class MigrationTests(DatabaseProvider provider)
{
    private DatabaseSource source = null!;

    [SetUp]
    public void SetUp() => source = DatabaseSource.Create(provider);

    [TearDown]
    public void TearDown() => source?.Dispose();

    [Test]
    public void Migrate_SecondTime_RunsNothing() =>
        Assert.That(new DatabaseMigrator(source.Database).Migrate(), Is.Empty);

    [TestCase("v_decision")]
    [TestCase("v_entitlement")]
    [TestCase("v_entitlement_event")]
    [TestCase("v_payout")]
    [TestCase("v_ledger_entry")]
    [TestCase("v_notification")]
    [TestCase("v_run")]
    [TestCase("v_quarantine")]
    [TestCase("v_audit")]
    [TestCase("v_trace_frame")]
    public void Migrate_NewDatabase_HasTheView(string view) =>
        Assert.That(source.Database.Query<long>($"SELECT COUNT(*) FROM {view}"), Is.EqualTo(new[] { 0L }));

    [TestCase("decision")]
    [TestCase("entitlement")]
    [TestCase("entitlement_event")]
    [TestCase("notification")]
    [TestCase("outbox")]
    [TestCase("run")]
    [TestCase("payout_batch")]
    [TestCase("payout")]
    [TestCase("ledger_transfer")]
    [TestCase("audit")]
    [TestCase("quarantine")]
    [TestCase("source_manifest")]
    [TestCase("trace_frame")]
    public void Migrate_NewDatabase_EveryRowCarriesItsDepartment(string table) =>
        Assert.That(source.Database.Query<string>($"SELECT department FROM {table}"), Is.Empty);

    [TestCase("UPDATE audit SET actor = 'x'")]
    [TestCase("DELETE FROM audit")]
    [TestCase("UPDATE trace_frame SET content = 'x'")]
    [TestCase("DELETE FROM trace_frame")]
    public void Change_OfAnAppendOnlyTable_IsRefused(string statement)
    {
        source.Database.Write("seed", t => Sql.Run(t,
            "INSERT INTO audit (seq, department, actor, action, object_type, object_id, detail, at, hash) VALUES (1, 'd', 'a', 'b', 'c', 'd', 'e', 'f', 'g')"));
        source.Database.Write("seed", t => Sql.Run(t, "INSERT INTO trace_frame (id, department, policy_id, version, content) VALUES ('a', 'b', 'c', 'd', 'e')"));

        Assert.That(() => source.Database.Write("edit", t => Sql.Run(t, statement)),
            Throws.InstanceOf<DbException>().With.Message.Contains("append-only"));
    }

    [Test]
    public void Insert_SecondEntitlementOfTheSameKey_IsRefused()
    {
        source.Database.Write("first", t => Sql.Run(t, Entitlement("e1")));

        Assert.That(() => source.Database.Write("second", t => Sql.Run(t, Entitlement("e2"))),
            Throws.InstanceOf<DbException>().With.Matches<DbException>(e => source.Database.Dialect.IsDuplicate(e!)));
    }

    private static string Entitlement(string id) =>
        "INSERT INTO entitlement (id, policy_id, subject, cycle, item, department, payee, state, currency, version, pack_hash, snapshot_hash, attempt, granted_on) "
        + $"VALUES ('{id}', 'p', 's', '2025-11', '-', 'd', 's', 'Proposed', 'CNY', 'v', 'h', 'h', 1, '2025-11-28')";
}
