using Matching.Engine.Populations;
using Matching.Rules.Values;
using Matching.Storage.Sources;
using Parquet.Schema;

namespace Matching.Storage.Tests.Sources;

/// <summary>Parquet files as deliveries: the same facts as csv, the same quarantine, the same refusals.</summary>
public sealed class ParquetImportTests
{
    private static readonly DateOnly Seen = new(2025, 11, 20);

    private ImportFolder folder = null!;

    [SetUp]
    public void SetUp() => folder = new ImportFolder();

    [TearDown]
    public void TearDown() => folder.Dispose();

    [Test]
    public void Import_TypedColumns_GiveTheSnapshotOfTheSameCsv()
    {
        SendPeople(ParquetTable.ToFile(People(ImportFolder.Li, 1234.5m)), rows: 1);
        var hash = folder.Import().SnapshotHash;

        using var other = new ImportFolder();
        other.SendPeople(ImportFolder.PersonRow(ImportFolder.Li, "1234.50"));
        Assert.That(other.Import().SnapshotHash, Is.EqualTo(hash));
        Assert.That(folder.Identities.Find(folder.Keys.Of(UnitKind.Citizen, ImportFolder.Li))!.Name, Is.EqualTo("李雷"));
    }

    [Test]
    public void Import_RequiredAndTextColumns_GiveTheSameFacts()
    {
        var table = new ParquetTable().Text("公民身份号码", ImportFolder.Li).Text("数据日期", "2025-11-20").Required("收入", 100L).Required("人数", 3)
            .Text("比例", "0.055").Text("出生日期", "1954-07-20").Text("户籍地", "上海").Required("失信", false).Required("等级", 2)
            .Text("姓名", "李雷").Text("手机号", "13800000000");
        SendPeople(ParquetTable.ToFile(table), rows: 1);
        var hash = folder.Import().SnapshotHash;

        using var other = new ImportFolder();
        other.SendPeople(ImportFolder.PersonRow(ImportFolder.Li));
        Assert.That(other.Import().SnapshotHash, Is.EqualTo(hash));
    }

    [Test]
    public void Import_NullCells_AreUnknown()
    {
        SendPeople(ParquetTable.ToFile(People(ImportFolder.Li, null)), rows: 1);
        folder.Import();

        Assert.That(folder.Fact(UnitKind.Citizen, ImportFolder.Li, "收入"), Is.EqualTo(Value.Unknown("收入")));
        Assert.That(folder.Fact(UnitKind.Citizen, ImportFolder.Li, "失信"), Is.EqualTo(Value.False));
    }

    [Test]
    public void Import_TwoRowGroups_AreReadInTheirOrder()
    {
        SendPeople(ParquetTable.ToFile(People(ImportFolder.Li, 1m), People("1101051949123100", 2m), People(ImportFolder.Wang, 3m)), rows: 3);

        Assert.That(folder.Import().Accepted, Is.EqualTo(2));
        Assert.That(folder.Quarantine().Select(q => (q.Number, q.Code)), Is.EqualTo(new[] { (2L, "identifier-length") }));
        Assert.That(folder.Fact(UnitKind.Citizen, ImportFolder.Wang, "收入"), Is.EqualTo(Value.Of(3m)));
    }

    [Test]
    public void Import_Lists_KeepNoListApartFromAnEmptyOne()
    {
        string[] people = [ImportFolder.Li, ImportFolder.Wang, ImportFolder.Person(1), ImportFolder.Person(2), ImportFolder.Person(3)];
        SendRelief(new ParquetTable().Text("公民身份号码", people).Lists("救助身份", ["特困", "低保"], [], null, ["低保", null], ["富裕"]), rows: 5);

        folder.Import();

        Assert.That(folder.Fact(UnitKind.Citizen, people[0], "救助身份"), Is.EqualTo(Value.Of([Value.Of("低保"), Value.Of("特困")])));
        Assert.That(folder.Fact(UnitKind.Citizen, people[1], "救助身份"), Is.EqualTo(Value.Of([])));
        Assert.That(folder.Fact(UnitKind.Citizen, people[2], "救助身份"), Is.EqualTo(Value.Unknown("救助身份")));
        Assert.That(folder.Quarantine().Select(q => (q.Number, q.Code)), Is.EqualTo(new[] { (4L, "bad-list"), (5L, "outside-set") }));
    }

    [TestCase("1.234", "too-many-decimals")]
    [TestCase("1000000000000", "number-too-large")]
    public void Import_DecimalOutsideTheTag_IsSetAside(string income, string code)
    {
        SendPeople(ParquetTable.ToFile(People(ImportFolder.Li, decimal.Parse(income, System.Globalization.CultureInfo.InvariantCulture))), rows: 1);
        folder.Import();

        Assert.That(folder.Quarantine().Select(q => q.Code), Is.EqualTo(new[] { code }));
    }

    [TestCase("李\u0007雷", "control-character")]
    [TestCase("李\uFFFD雷", "bad-encoding")]
    public void Import_TextThatIsNone_IsSetAside(string name, string code)
    {
        SendPeople(ParquetTable.ToFile(People(ImportFolder.Li, 1m, name)), rows: 1);
        folder.Import();

        Assert.That(folder.Quarantine().Select(q => (q.Code, q.Reason.Contains("姓名", StringComparison.Ordinal))), Is.EqualTo(new[] { (code, true) }));
    }

    [Test]
    public void Import_RowAndFieldBeyondTheBounds_AreSetAside()
    {
        folder.Dispose();
        folder = new ImportFolder(new ImportBounds(MaxLineLength: 300, MaxFieldLength: 100));
        SendPeople(ParquetTable.ToFile(People(ImportFolder.Li, 1m, new string('雷', 300)), People(ImportFolder.Wang, 1m, new string('雷', 101))), rows: 2);
        folder.Import();

        Assert.That(folder.Quarantine().Select(q => (q.Number, q.Code)), Is.EqualTo(new[] { (1L, "line-too-long"), (2L, "field-too-long") }));
    }

    [Test]
    public void Import_BinaryFractionsAndTimestamps_AreRefusedByName()
    {
        var table = new ParquetTable().Text("公民身份号码", ImportFolder.Li).Required("数据日期", new DateTime(2025, 11, 20)).Required("收入", 100.1).Required("人数", 3f)
            .Required("比例", 0.055).Text("出生日期", "1954-07-20").Text("户籍地", "上海").Required("失信", 0).Required("等级", 2).Text("姓名", "李雷").Required("手机号", 13800000000L);
        SendPeople(ParquetTable.ToFile(table), rows: 1);

        var refusals = Refusals();

        Assert.That(refusals.Select(r => r.Code).Distinct(), Is.EqualTo(new[] { "column-type" }));
        Assert.That(refusals.Select(r => r.What.En), Is.EqualTo(new[]
        {
            "column '数据日期' is TIMESTAMP; write it as DATE, STRING",
            "column '收入' is DOUBLE; write it as DECIMAL, INT32, INT64, STRING, because binary fractions are not exact",
            "column '人数' is FLOAT; write it as DECIMAL, INT32, INT64, STRING, because binary fractions are not exact",
            "column '比例' is DOUBLE; write it as DECIMAL, INT32, INT64, STRING, because binary fractions are not exact",
            "column '失信' is Int32; write it as BOOLEAN, STRING",
            "column '手机号' is Int64; write it as STRING",
        }));
    }

    [Test]
    public void Import_UnknownAndMissingColumn_AreRefused()
    {
        SendRelief(new ParquetTable().Text("公民身份号码", ImportFolder.Li).Text("救助", "低保"), rows: 1);

        Assert.That(Refusals().Select(r => r.Code), Is.EqualTo(new[] { "unknown-column", "column-missing" }));
    }

    [Test]
    public void Import_CutOrAlteredFile_IsRefusedByItsHash()
    {
        var path = SendPeople(ParquetTable.ToFile(People(ImportFolder.Li, 1m)), rows: 1);
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..^1]);

        Assert.That(Refusals().Single().Code, Is.EqualTo("hash-differs"));
    }

    [Test]
    public void Import_DamagedBeforeTheManifestWasMade_IsRefusedAtEveryPlace()
    {
        var whole = ParquetTable.ToFile(People(ImportFolder.Li, 1m));
        for (var length = 0; length < whole.Length; length += 41)
        {
            SendPeople(whole[..length], rows: 1);
            Assert.That(Refusals().Single().Code, Is.EqualTo("parquet-unreadable"), $"cut at {length}");
        }

        SendPeople("PAR1,not a table,PAR1"u8.ToArray(), rows: 1);
        Assert.That(Refusals().Single().Code, Is.EqualTo("parquet-unreadable"));
        Assert.That(folder.Snapshots.List(), Is.Empty);
    }

    [Test]
    public void Import_ManifestSaysOtherwise_IsRefused()
    {
        var file = ParquetTable.ToFile(People(ImportFolder.Li, 0.10m), People(ImportFolder.Wang, 0.25m));
        SendPeople(file, rows: 3);
        Assert.That(Refusals().Single().Code, Is.EqualTo("rows-differ"));

        SendPeople(file, rows: 2, new { column = "收入", sum = 0.34m });
        Assert.That(Refusals().Single().Code, Is.EqualTo("control-sum-differs"));

        SendPeople(file, rows: 2, new { column = "收入", sum = 0.35m });
        Assert.That(folder.Import().Accepted, Is.EqualTo(2));
    }

    [Test]
    public void Import_RowGroupBeyondTheBounds_IsRefused()
    {
        var file = ParquetTable.ToFile(new ParquetTable().Text("公民身份号码", ImportFolder.Li, ImportFolder.Wang).Lists("救助身份", ["低保"], []));
        foreach (var bounds in new[] { new ImportBounds(MaxGroupRows: 1), new ImportBounds(MaxGroupBytes: 10), new ImportBounds(MaxListElements: 0) })
        {
            folder.Dispose();
            folder = new ImportFolder(bounds);
            folder.SendBytes("relief", "relief.parquet", file, rows: 2);

            Assert.That(Refusals().Single().Code, Is.EqualTo("row-group-too-big"));
        }
    }

    private static ParquetTable People(string id, decimal? income, string name = "李雷") => new ParquetTable()
        .Text("公民身份号码", id)
        .Optional<DateOnly>(new DataField<DateOnly>("数据日期", nullable: true), Seen)
        .Optional(new DecimalDataField("收入", 28, 4, isNullable: true), income)
        .Optional<int>(new DataField<int>("人数", nullable: true), 3)
        .Optional<decimal>(new DecimalDataField("比例", 18, 6, isNullable: true), 0.055m)
        .Optional<DateOnly>(new DataField<DateOnly>("出生日期", nullable: true), new DateOnly(1954, 7, 20))
        .Text("户籍地", "上海")
        .Optional<bool>(new DataField<bool>("失信", nullable: true), false)
        .Optional<long>(new DataField<long>("等级", nullable: true), 2L)
        .Text("姓名", name)
        .Text("手机号", "13800000000");

    private string SendPeople(byte[] file, long rows, object? controlSum = null) => folder.SendBytes("people", "people.parquet", file, rows, controlSum: controlSum);

    private void SendRelief(ParquetTable table, long rows) => folder.SendBytes("relief", "relief.parquet", ParquetTable.ToFile(table), rows);

    private IReadOnlyList<ImportRefusal> Refusals() => Assert.Throws<ImportRefusedException>(() => folder.Import())!.Refusals;
}
