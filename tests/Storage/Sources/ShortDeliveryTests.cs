using Matching.Engine.Populations;
using Matching.Rules.Values;
using Matching.Storage.Sources;
using Microsoft.Data.Sqlite;

namespace Matching.Storage.Tests.Sources;

/// <summary>Deliveries whose number of rows is compared with the source's earlier ones.</summary>
public sealed class ShortDeliveryTests
{
    private ImportFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new ImportFolder();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void Import_FirstDelivery_IsNotGuarded() => Assert.That(Load(1, 1).Accepted, Is.EqualTo(1));

    [Test]
    public void Import_BelowHalfOfTheEarlierDelivery_IsRefusedWhole()
    {
        var before = Load(10, 1).SnapshotHash;

        var refusal = Refused(4, 2).Single();

        Assert.That((refusal.Code, refusal.ByGuard), Is.EqualTo(("short-delivery", true)));
        Assert.That(
            refusal.What.En,
            Is.EqualTo("it has 4 rows, far fewer than 10, the median of the source's last 1 deliveries; ask the department whether it is complete, and if so import it with --accept-short"));
        Assert.That(folder.Newest().Hash, Is.EqualTo(before));
        Assert.That(folder.Database.Query<long>("SELECT COUNT(*) FROM source_manifest").Single(), Is.EqualTo(1));
    }

    [Test]
    public void Import_ExactlyHalf_IsAccepted()
    {
        Load(10, 1);

        Assert.That(Load(5, 2).Deliveries.Single().AlreadyLoaded, Is.False);
    }

    [Test]
    public void Import_ShortButVouchedFor_IsAcceptedAndNotJudgedAgain()
    {
        Load(10, 1);
        Send(4, 2);

        Assert.That(folder.Import(acceptShort: true).Sealed, Is.True);
        Assert.That(folder.Import(ImportFolder.Day.AddDays(1)).Sealed, Is.True);
        Assert.That(folder.Fact(UnitKind.Citizen, ImportFolder.Person(0), "收入"), Is.EqualTo(Value.Of(2m)));
    }

    [Test]
    public void Import_OneShortDeliveryBetweenUsualOnes_DoesNotLowerTheMedian()
    {
        Load(10, 1);
        Load(1, 2, acceptShort: true);
        Load(10, 3);

        Assert.That(Refused(4, 4).Single().What.En, Does.StartWith("it has 4 rows, far fewer than 10, the median of the source's last 3"));
    }

    [Test]
    public void Import_EvenNumberOfEarlierDeliveries_TakesTheMeanOfTheMiddleTwo()
    {
        Load(10, 1);
        Load(7, 2);

        Assert.That(Refused(4, 3).Single().What.En, Does.StartWith("it has 4 rows, far fewer than 8.5,"));
        Assert.That(Load(5, 4).Sealed, Is.True);
    }

    [Test]
    public void Import_SixDeliveries_OnlyTheLastFiveCount()
    {
        int[] rows = [12, 12, 12, 20, 20, 20];
        for (var sequence = 1; sequence <= rows.Length; sequence++)
        {
            Load(rows[sequence - 1], sequence);
        }

        Assert.That(Refused(9, 7).Single().What.En, Does.StartWith("it has 9 rows, far fewer than 20, the median of the source's last 5 deliveries"));
        Assert.That(Load(10, 8).Deliveries.Single().AlreadyLoaded, Is.False);
    }

    [Test]
    public void Import_OtherSourceIsLong_DoesNotCount()
    {
        Load(10, 1);
        folder.Send("relief", $$"""{"公民身份号码":"{{ImportFolder.Li}}","救助身份":["低保"]}""");

        Assert.That(folder.Import().Accepted, Is.EqualTo(1));
    }

    [Test]
    public void Import_OtherShareInTheBounds_IsUsed()
    {
        folder.Dispose();
        folder = new ImportFolder(new ImportBounds(ShortShare: 0.9m, ShortHistory: 1));
        Load(10, 1);
        Assert.That(Refused(8, 2).Single().Code, Is.EqualTo("short-delivery"));

        folder.Dispose();
        folder = new ImportFolder(new ImportBounds(ShortShare: 0m));
        Load(10, 1);
        Assert.That(Load(1, 2).Sealed, Is.True);
    }

    [Test]
    public void Import_ShortAndAnotherFileAltered_ReportsBoth()
    {
        Load(10, 1);
        Send(4, 2);
        File.AppendAllText(folder.Send("relief", "{}"), " ");

        var codes = Assert.Throws<ImportRefusedException>(() => folder.Import())!.Refusals.Select(r => (r.Code, r.ByGuard));

        Assert.That(codes, Is.EquivalentTo(new[] { ("short-delivery", true), ("hash-differs", false) }));
    }

    [Test]
    public void ImportSql_BelowHalf_IsRefusedUnlessVouchedFor()
    {
        Load(10, 1);
        var request = new SqlImportRequest(ImportFolder.Day, Query());

        Assert.That(() => folder.Service.Import(request), Throws.TypeOf<ImportRefusedException>().With.Message.Contains("q: it has 1 rows, far fewer than 10,"));
        Assert.That(folder.Service.Import(request with { AcceptShort = true }).Deliveries.Single().Rows, Is.EqualTo(1));
    }

    private void Send(int rows, int sequence) => folder.Send(
        "people",
        string.Join('\n', Enumerable.Range(0, rows).Select(n => ImportFolder.PersonRow(ImportFolder.Person(n), $"{sequence}")).Prepend(ImportFolder.PeopleHeader)),
        sequence: sequence);

    private ImportReport Load(int rows, int sequence, bool acceptShort = false)
    {
        Send(rows, sequence);
        return folder.Import(acceptShort: acceptShort);
    }

    private IReadOnlyList<ImportRefusal> Refused(int rows, int sequence)
    {
        Send(rows, sequence);
        return Assert.Throws<ImportRefusedException>(() => folder.Import())!.Refusals;
    }

    private SqlSourceQuery Query()
    {
        var source = $"Data Source={Path.Combine(folder.Root, "department.db")};Pooling=False";
        using var connection = new SqliteConnection(source);
        connection.Open();
        Dapper.SqlMapper.Execute(connection, "CREATE TABLE person (id TEXT); INSERT INTO person VALUES ('11010519491231002X');");
        return new SqlSourceQuery(
            "q", "people", SqlProvider.Sqlite, source,
            "SELECT id AS 公民身份号码, NULL AS 数据日期, NULL AS 收入, NULL AS 人数, NULL AS 比例, NULL AS 出生日期, NULL AS 户籍地, NULL AS 失信, NULL AS 等级, NULL AS 姓名, NULL AS 手机号 FROM person");
    }
}
