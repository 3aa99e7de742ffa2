using Matching.Engine.Populations;
using Matching.Rules.Values;
using Matching.Storage.Identities;
using Matching.Storage.Sources;
using Microsoft.Data.Sqlite;

namespace Matching.Storage.Tests.Sources;

public sealed class ImportTests
{
    private ImportFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new ImportFolder();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void Import_GoodRow_GivesEveryFactWithItsDate()
    {
        folder.SendPeople(ImportFolder.PersonRow(ImportFolder.Li, "1234.5"));

        var report = folder.Import();

        Assert.That((report.Sealed, report.Accepted, report.Unchanged, report.Quarantined), Is.EqualTo((true, 1L, 0L, 0L)));
        Assert.That(folder.Fact(UnitKind.Citizen, ImportFolder.Li, "收入"), Is.EqualTo(Value.Of(1234.5m)));
        Assert.That(folder.Fact(UnitKind.Citizen, ImportFolder.Li, "人数"), Is.EqualTo(Value.Of(3m)));
        Assert.That(folder.Fact(UnitKind.Citizen, ImportFolder.Li, "比例"), Is.EqualTo(Value.Of(0.055m)));
        Assert.That(folder.Fact(UnitKind.Citizen, ImportFolder.Li, "出生日期"), Is.EqualTo(Value.Of(new DateOnly(1954, 7, 20))));
        Assert.That(folder.Fact(UnitKind.Citizen, ImportFolder.Li, "户籍地"), Is.EqualTo(Value.Of("上海")));
        Assert.That(folder.Fact(UnitKind.Citizen, ImportFolder.Li, "失信"), Is.EqualTo(Value.False));
        Assert.That(folder.Newest().Of(UnitKind.Citizen).Columns[0].AsOf(0), Is.EqualTo(new DateOnly(2025, 11, 20)));
    }

    [Test]
    public void Import_EmptyCells_AreUnknownAndNotFalse()
    {
        folder.SendPeople($"{ImportFolder.Li},2025-11-20,,,,,,,,,");
        folder.Import();

        Assert.That(folder.Newest().Of(UnitKind.Citizen).Count, Is.EqualTo(1));
        Assert.That(folder.Fact(UnitKind.Citizen, ImportFolder.Li, "失信"), Is.EqualTo(Value.Unknown("失信")));
    }

    [Test]
    public void Import_RowWithoutDate_SpeaksAsOfTheManifest()
    {
        folder.Send("relief", $$"""{"公民身份号码":"{{ImportFolder.Li}}","救助身份":["特困","低保"]}""", asOf: "2025-10-31");
        folder.Import();

        var column = folder.Newest().Of(UnitKind.Citizen).Columns.Single();
        Assert.That(column.AsOf(0), Is.EqualTo(new DateOnly(2025, 10, 31)));
        Assert.That(column[0], Is.EqualTo(Value.Of([Value.Of("低保"), Value.Of("特困")])));
    }

    [Test]
    public void Import_QuotedAndWindowsLines_AreReadAsWritten()
    {
        folder.Send("people", ImportFolder.PeopleHeader + "\r\n" + $"\"{ImportFolder.Li}\",2025-11-20,1,,,,,,,\"李,\"\"雷\"\"\",#1\r\n\r\n");
        folder.Import();

        Assert.That(folder.Identities.Find(folder.Keys.Of(UnitKind.Citizen, ImportFolder.Li))!.Name, Is.EqualTo("李,\"雷\""));
    }

    [Test]
    public void Import_SameFileAgain_ChangesNothing()
    {
        folder.SendPeople(ImportFolder.PersonRow(ImportFolder.Li));
        var first = folder.Import();

        var again = folder.Import();

        Assert.That(again.Sealed, Is.False);
        Assert.That(again.SnapshotHash, Is.EqualTo(first.SnapshotHash));
        Assert.That(again.Deliveries.Single().AlreadyLoaded, Is.True);
        Assert.That(folder.Snapshots.List(), Has.Length.EqualTo(1));
    }

    [Test]
    public void Import_SameContentUnderFiveNames_IsOneLoad()
    {
        var content = ImportFolder.PeopleHeader + "\n" + ImportFolder.PersonRow(ImportFolder.Li) + "\n";
        foreach (var name in new[] { "people", "people (1)", "people-copy", "a", "z" })
        {
            folder.Send("people", content, name);
        }

        var report = folder.Import();

        Assert.That((report.Accepted, report.Unchanged), Is.EqualTo((1L, 0L)));
        Assert.That(report.Deliveries.Count(d => d.AlreadyLoaded), Is.EqualTo(4));
        Assert.That(folder.Database.Query<long>("SELECT COUNT(*) FROM source_manifest").Single(), Is.EqualTo(1));
        Assert.That(folder.Snapshots.List().Single().Loaded, Has.Length.EqualTo(1));
    }

    [Test]
    public void Import_NextDayWithOneSource_CarriesTheOthersOnAndKeepsHistory()
    {
        folder.SendPeople(ImportFolder.PersonRow(ImportFolder.Li, "1"));
        folder.Send("relief", $$"""{"公民身份号码":"{{ImportFolder.Li}}","救助身份":["低保"]}""");
        folder.Import();
        folder.SendPeople(ImportFolder.PersonRow(ImportFolder.Li, "2", "2025-11-29"), ImportFolder.PersonRow(ImportFolder.Wang, "3", "2025-11-29"));

        var next = ImportFolder.Day.AddDays(1);
        folder.Import(next);

        Assert.That(folder.Fact(UnitKind.Citizen, ImportFolder.Li, "收入", next), Is.EqualTo(Value.Of(2m)));
        Assert.That(folder.Fact(UnitKind.Citizen, ImportFolder.Wang, "收入", next), Is.EqualTo(Value.Of(3m)));
        Assert.That(folder.Fact(UnitKind.Citizen, ImportFolder.Li, "救助身份", next), Is.EqualTo(Value.Of([Value.Of("低保")])));
        Assert.That(folder.Fact(UnitKind.Citizen, ImportFolder.Li, "收入"), Is.EqualTo(Value.Of(1m)));
    }

    [Test]
    public void Import_NothingNewForALaterDate_SealsTheSameFacts()
    {
        folder.SendPeople(ImportFolder.PersonRow(ImportFolder.Li));
        var first = folder.Import();

        var second = folder.Import(ImportFolder.Day.AddDays(1));

        Assert.That(second.Sealed, Is.True);
        Assert.That(second.SnapshotHash, Is.EqualTo(first.SnapshotHash));
        Assert.That(folder.Snapshots.Find(ImportFolder.Day.AddDays(1)).AsOf, Is.EqualTo(ImportFolder.Day.AddDays(1)));
    }

    [Test]
    public void Import_LateFileForAClosedDate_MakesANewSnapshotOfThatDate()
    {
        folder.SendPeople(ImportFolder.PersonRow(ImportFolder.Li));
        var first = folder.Import();
        folder.Import(ImportFolder.Day.AddDays(1));
        folder.Send("relief", $$"""{"公民身份号码":"{{ImportFolder.Li}}","救助身份":["低保"]}""");

        var late = folder.Import();

        Assert.That(late.Sealed, Is.True);
        Assert.That(late.SnapshotHash, Is.Not.EqualTo(first.SnapshotHash));
        Assert.That(folder.Snapshots.Find(ImportFolder.Day).Hash, Is.EqualTo(late.SnapshotHash));
        Assert.That(folder.Snapshots.Load(first.SnapshotHash).Of(UnitKind.Citizen).Columns.Select(c => c.Tag.Name), Does.Not.Contain("救助身份"));
        Assert.That(folder.Database.Query<long>("SELECT slot FROM snapshot_index WHERE as_of = '2025-11-28' ORDER BY slot"), Is.EqualTo(new[] { 1L, 2L }));
    }

    [Test]
    public void Import_OvertakenDeliveryOfTheSameDate_DoesNotReplaceTheLaterOne()
    {
        folder.Send("people", ImportFolder.PeopleHeader + "\n" + ImportFolder.PersonRow(ImportFolder.Li, "2") + "\n", "second", sequence: 2);
        folder.Import();
        folder.Send("people", ImportFolder.PeopleHeader + "\n" + ImportFolder.PersonRow(ImportFolder.Li, "1") + "\n", "first", sequence: 1);

        var report = folder.Import();

        Assert.That(report.Deliveries.Sum(d => d.Superseded), Is.EqualTo(1));
        Assert.That(folder.Fact(UnitKind.Citizen, ImportFolder.Li, "收入"), Is.EqualTo(Value.Of(2m)));
    }

    [Test]
    [SetCulture("tr-TR")]
    public void Import_RowsReorderedAndSplitIntoFilesUnderAnotherCulture_HasTheSameHash()
    {
        var rows = Enumerable.Range(0, 200).Select(n => ImportFolder.PersonRow(ImportFolder.Person(n), $"{n}.5")).ToArray();
        folder.SendPeople(rows);
        var hash = folder.Import().SnapshotHash;

        using var other = new ImportFolder();
        other.Send("people", ImportFolder.PeopleHeader + "\n" + string.Join('\n', rows[120..].Reverse()), "b");
        other.Send("people", ImportFolder.PeopleHeader + "\n" + string.Join('\n', rows[..120].Reverse()), "a");

        Assert.That(other.Import().SnapshotHash, Is.EqualTo(hash));
    }

    [Test]
    public void Import_NamesAndAccounts_GoToTheIdentityStoreOnly()
    {
        folder.SendPeople(ImportFolder.PersonRow(ImportFolder.Li));
        folder.Send("cards", ImportFolder.CardsHeader + $"\n{ImportFolder.Li},李雷,4111111111111111,102100099996\n");

        folder.Import();

        var key = folder.Keys.Of(UnitKind.Citizen, ImportFolder.Li);
        Assert.That(folder.Identities.Find(key), Is.EqualTo(new Identity(key, UnitKind.Citizen, ImportFolder.Li, "李雷", "13800000000")));
        var account = folder.Identities.AccountsOf([key])[key];
        Assert.That((account.HolderName, account.AccountNumber, account.BankCode, account.SourceId, account.SameName), Is.EqualTo(("李雷", "4111111111111111", "102100099996", "cards", true)));
        var files = Directory.GetFiles(Path.Combine(folder.Root, "snapshots"), "*", SearchOption.AllDirectories).SelectMany(File.ReadAllBytes).ToArray();
        Assert.That(files.AsSpan().IndexOf("李雷"u8), Is.Negative);
        Assert.That(files.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(ImportFolder.Li)), Is.Negative);
    }

    [Test]
    public void Import_AccountOfAPersonWhomNoSourceDescribes_AddsNobodyToTheSnapshot()
    {
        folder.SendPeople(ImportFolder.PersonRow(ImportFolder.Li));
        folder.Send("cards", ImportFolder.CardsHeader + $"\n{ImportFolder.Wang},王芳,4111111111111111,102100099996\n");

        folder.Import();

        Assert.That(folder.Newest().Of(UnitKind.Citizen).Keys, Is.EqualTo(new[] { folder.Keys.Of(UnitKind.Citizen, ImportFolder.Li) }));
    }

    [Test]
    public void Import_SealedButNotRecorded_IsRecordedByTheNextImport()
    {
        folder.SendPeople(ImportFolder.PersonRow(ImportFolder.Li), "x" + ImportFolder.PersonRow(ImportFolder.Wang));
        var first = folder.Import();
        folder.Database.Write("test", t => Dapper.SqlMapper.Execute(t.Connection!, "DELETE FROM quarantine; DELETE FROM source_manifest; DELETE FROM snapshot_index", null, t));

        var again = folder.Import();

        Assert.That(again.Sealed, Is.False);
        Assert.That(again.SnapshotHash, Is.EqualTo(first.SnapshotHash));
        Assert.That(folder.Quarantine().Select(q => q.Code), Is.EqualTo(new[] { "identifier-length" }));
        Assert.That(folder.Database.Query<long>("SELECT COUNT(*) FROM snapshot_index").Single(), Is.EqualTo(1));
    }

    [Test]
    public void ImportSql_Table_GivesTheFactsOfTheSameFile()
    {
        var query = Query("SELECT id AS 公民身份号码, day AS 数据日期, income AS 收入, heads AS 人数, ratio AS 比例, born AS 出生日期, place AS 户籍地, listed AS 失信, grade AS 等级, name AS 姓名, phone AS 手机号 FROM person");

        var report = folder.Service.Import(new SqlImportRequest(ImportFolder.Day, query));

        Assert.That((report.Accepted, report.Quarantined, report.Deliveries.Single().Rows), Is.EqualTo((1L, 1L, 2L)));
        var hash = report.SnapshotHash;
        Assert.That(folder.Service.Import(new SqlImportRequest(ImportFolder.Day, query)).Sealed, Is.False);

        using var files = new ImportFolder();
        files.SendPeople(ImportFolder.PersonRow(ImportFolder.Li, "12.5"));
        Assert.That(files.Import().SnapshotHash, Is.EqualTo(hash));
    }

    [Test]
    public void ImportSql_ColumnOrSourceUnknown_IsRefused()
    {
        Assert.That(
            () => folder.Service.Import(new SqlImportRequest(ImportFolder.Day, Query("SELECT id AS 公民身份号码, name AS 救助 FROM person", "relief"))),
            Throws.TypeOf<ImportRefusedException>().With.Message.Contains("'救助'").And.Message.Contains("[unknown-column]"));
        Assert.That(
            () => folder.Service.Import(new SqlImportRequest(ImportFolder.Day, Query("SELECT 1", "relif"))),
            Throws.TypeOf<ImportRefusedException>().With.Message.EqualTo("q: source 'relif' is not in sources.yaml; nearest: relief, register [unknown-source]"));
        Assert.That(folder.Snapshots.List(), Is.Empty);
    }

    [Test]
    public void ImportSql_StatementThatWrites_IsRefusedByTheReadOnlyConnection() => Assert.That(
        () => folder.Service.Import(new SqlImportRequest(ImportFolder.Day, Query("DELETE FROM person"))), Throws.TypeOf<SqliteException>());

    private SqlSourceQuery Query(string sql, string source = "people")
    {
        var path = Path.Combine(folder.Root, "department.db");
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Dapper.SqlMapper.Execute(
            connection,
            """
            DROP TABLE IF EXISTS person;
            CREATE TABLE person (id TEXT, day TEXT, income NUMERIC, heads INTEGER, ratio TEXT, born TEXT, place TEXT, listed TEXT, grade INTEGER, name TEXT, phone TEXT);
            INSERT INTO person VALUES ('11010519491231002X', '2025-11-20', 12.5, 3, '0.055', '1954-07-20', '上海', 'false', 2, '李雷', '13800000000');
            INSERT INTO person VALUES ('110105194912310020', '2025-11-20', 12.5, 3, '0.055', '1954-07-20', '上海', 'false', 2, '李雷', NULL);
            """);
        return new SqlSourceQuery("q", source, SqlProvider.Sqlite, $"Data Source={path};Pooling=False", sql);
    }
}
