using Matching.Engine.Ledger;
using Matching.Storage.Tests.Nights;

namespace Matching.Storage.Tests;

public sealed class LedgerTests
{
    private DatabaseSource source = null!;
    private NightStage stage = null!;

    [SetUp]
    public void SetUp()
    {
        source = DatabaseSource.Sqlite();
        stage = new NightStage(source.Database);
        stage.Policies.Add(NightStage.Paid("p1"));
        stage.Evaluator.Grant("p1", "c1", 15000);
        stage.Evaluator.Grant("p1", "c2", 18000);
        stage.Run();
    }

    [TearDown]
    public void TearDown() => source.Dispose();

    [Test]
    public void VerifyLedger_AfterANight_SumsToZero()
    {
        var verdict = stage.Ledger.VerifyLedger();

        Assert.Multiple(() =>
        {
            Assert.That(verdict.SumFen, Is.Zero);
            Assert.That(verdict.Entries, Is.EqualTo(5));
            Assert.That(verdict.Problems, Is.Empty);
            Assert.That(source.Database.Query<long>("SELECT SUM(amount_fen) FROM v_ledger_entry"), Is.EqualTo(new[] { 0L }));
        });
    }

    [TestCase("UPDATE ledger_transfer SET amount_fen = amount_fen + 1 WHERE seq = 3", "ledger_transfer 3 ")]
    [TestCase("DELETE FROM ledger_transfer WHERE seq = 2", "ledger_transfer 3 ")]
    [TestCase("DELETE FROM ledger_transfer WHERE seq = 5", "ledger_transfer: the chain ends at 4")]
    [TestCase("UPDATE budget_line SET available_fen = available_fen + 100", "line-p1 2025 available")]
    [TestCase("UPDATE budget_line SET in_transit_fen = in_transit_fen - 1", "line-p1 2025 in_transit")]
    [TestCase("UPDATE payout SET amount_fen = 1", "in transit")]
    public void VerifyLedger_EditedByHand_NamesTheFirstBadEntry(string edit, string expected)
    {
        Edit(edit);

        Assert.That(stage.Ledger.VerifyLedger().Problems[0], Does.Contain(expected));
    }

    [TestCase(HashChain.Events, "UPDATE entitlement_event SET actor = 'x' WHERE seq = 2", "entitlement_event 2:")]
    [TestCase(HashChain.Audit, "UPDATE audit SET detail = '' WHERE seq = 1", "audit 1:")]
    [TestCase(HashChain.Audit, "DELETE FROM audit", "audit: the chain ends at 0")]
    public void VerifyChain_EditedByHand_NamesTheFirstBadEntry(string chain, string edit, string expected)
    {
        Edit(edit);

        Assert.That(stage.Ledger.VerifyChain(chain).Problems[0], Does.StartWith(expected));
    }

    [TestCase(HashChain.Events)]
    [TestCase(HashChain.Audit)]
    [TestCase(HashChain.Transfers)]
    public void VerifyChain_AfterANight_IsIntact(string chain) => Assert.That(stage.Ledger.VerifyChain(chain).Problems, Is.Empty);

    [Test]
    public void Reserve_HundredRivals_NeverExceedsTheBudget()
    {
        var won = 0;
        Parallel.For(0, 100, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ => Interlocked.Add(ref won, source.Database.Write("race", t => Sql.Run(
            t, "UPDATE budget_line SET available_fen = available_fen - 1500, reserved_fen = reserved_fen + 1500 WHERE line = 'line-p1' AND available_fen >= 1500"))));

        // 1,000.00 yuan less 330.00 sent leave 67,000 fen: 44 reservations of 1,500.
        Assert.Multiple(() =>
        {
            Assert.That(won, Is.EqualTo(44));
            Assert.That(source.Database.Query<long>("SELECT available_fen FROM budget_line"), Is.EqualTo(new[] { 1000L }));
        });
    }

    [Test]
    public void Insert_SameEntitlementOnTwoConnections_OneWins()
    {
        var won = 0;
        var lost = 0;
        Parallel.For(0, 2, i =>
        {
            try
            {
                source.Database.Write("race", t => Sql.Run(
                    t, "INSERT INTO entitlement (id, policy_id, subject, cycle, item, department, payee, state, currency, version, pack_hash, snapshot_hash, attempt, granted_on) "
                    + $"VALUES ('r{i}', 'race', 's', '2025-11', '-', 'd', 's', 'Proposed', 'CNY', 'v', 'h', 'h', 1, '2025-11-28')"));
                Interlocked.Increment(ref won);
            }
            catch (System.Data.Common.DbException error) when (source.Database.Dialect.IsDuplicate(error))
            {
                Interlocked.Increment(ref lost);
            }
        });

        Assert.That((won, lost), Is.EqualTo((1, 1)));
    }

    private void Edit(string statement) => source.Database.Write("edit", t =>
    {
        foreach (var trigger in new[] { "ledger_transfer_no_update", "ledger_transfer_no_delete", "audit_no_update", "audit_no_delete", "entitlement_event_no_update" })
        {
            Sql.Run(t, $"DROP TRIGGER {trigger}");
        }

        Sql.Run(t, statement);
    });
}
