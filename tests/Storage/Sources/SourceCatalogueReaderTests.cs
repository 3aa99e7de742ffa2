using Matching.Engine.Tags;
using Matching.Storage.Sources;

namespace Matching.Storage.Tests.Sources;

public sealed class SourceCatalogueReaderTests
{
    private const string Good = """
        sources:
          - id: people
            name: { zh: 人口, en: People }
            department: shanghai/public-security
            format: csv
            kind: citizen
            key: { column: 公民身份号码, identifier: resident-id }
            asOf: 数据日期
            tags: [收入, 户籍地]
            identity: { name: 姓名, phone: 手机号 }
            minimumRows: 10
          - id: homes
            name: { zh: 家庭, en: Households }
            department: shanghai/civil-affairs
            format: jsonl
            kind: household
            key: { column: 户号, identifier: text }
            link: { column: 申请人, identifier: resident-id }
            tags: [家庭收入]
            account: { holder: 户名, number: 账号, bank: 行号 }
        """;

    private string folder = null!;

    [SetUp]
    public void SetUp() => folder = Directory.CreateTempSubdirectory("matching-sources-").FullName;

    [TearDown]
    public void TearDown() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Read_GoodFile_GivesTheSources()
    {
        var reading = Read(Good);

        Assert.That(reading.Diagnostics, Is.Empty);
        var people = reading.Catalogue!.Sources[0];
        Assert.That(people.ColumnNames, Is.EqualTo(new[] { "公民身份号码", "数据日期", "收入", "户籍地", "姓名", "手机号" }));
        Assert.That(people.MinimumRows, Is.EqualTo(10));
        Assert.That(reading.Catalogue.Sources[1].ColumnNames, Is.EqualTo(new[] { "户号", "申请人", "家庭收入", "户名", "账号", "行号" }));
        Assert.That(reading.Catalogue.AccountSources, Is.EqualTo(new[] { "homes" }));
    }

    [TestCase("tags: [家庭收入]", "tags: [收入]", "SOURCE1004", "19:12")]
    [TestCase("tags: [家庭收入]", "tags: [家庭收人]", "SOURCE1003", "19:12")]
    [TestCase("tags: [收入, 户籍地]", "tags: [救助身份]", "SOURCE1006", "9:12")]
    [TestCase("id: homes", "id: people", "SOURCE1002", "12:9")]
    [TestCase("id: homes", "id: Homes", "SOURCE1001", "12:9")]
    [TestCase("    link: { column: 申请人, identifier: resident-id }\n", "", "SOURCE1007", "12:5")]
    [TestCase("identifier: text", "identifier: uscc", "SOURCE1008", "12:5")]
    [TestCase("phone: 手机号", "phone: 收入", "SOURCE1009", "2:5")]
    [TestCase("minimumRows: 10", "minimumRows: -1", "SOURCE1010", "2:5")]
    [TestCase("format: csv", "format: xls", "PACK", "5:13")]
    [TestCase("asOf: 数据日期", "asof: 数据日期", "PACK", "8:5")]
    [TestCase("department: shanghai/public-security\n", "\n", "PACK", "2:5")]
    public void Read_Mistake_IsReportedWithItsPlace(string right, string wrong, string code, string place)
    {
        var reading = Read(Good.Replace(right, wrong, StringComparison.Ordinal));

        Assert.That(reading.Catalogue, Is.Null);
        var finding = reading.Diagnostics.First(d => d.Code.StartsWith(code, StringComparison.Ordinal));
        Assert.That($"{finding.Place!.Line}:{finding.Place.Column}", Is.EqualTo(place));
    }

    [Test]
    public void Read_NoFile_SaysSo()
    {
        var reading = SourceCatalogueReader.Read(folder, ImportFolder.Tags);

        Assert.That(reading.Catalogue, Is.Null);
        Assert.That(reading.Diagnostics.Single().Code, Is.EqualTo("PACK3001"));
    }

    [Test]
    public void Read_CatalogueOfThisRepository_HasNoMistake()
    {
        var root = TestContext.CurrentContext.TestDirectory;
        while (!Directory.Exists(Path.Combine(root, "rules-catalog")))
        {
            root = Path.GetDirectoryName(root)!;
        }

        var catalog = Path.Combine(root, "rules-catalog");
        var reading = SourceCatalogueReader.Read(catalog, TagDictionaryReader.Read(catalog).Dictionary!);

        Assert.That(reading.Diagnostics, Is.Empty);
        Assert.That(reading.Catalogue!.Sources, Is.Not.Empty);
    }

    private SourceReading Read(string yaml)
    {
        File.WriteAllText(Path.Combine(folder, "sources.yaml"), yaml);
        return SourceCatalogueReader.Read(folder, ImportFolder.Tags);
    }
}
