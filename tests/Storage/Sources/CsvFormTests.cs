using System.Globalization;
using System.Text;
using Matching.Engine.Populations;
using Matching.Rules.Values;
using Matching.Storage.Sources;

namespace Matching.Storage.Tests.Sources;

/// <summary>What a csv file may look like byte by byte: ends of lines, quotes, long lines, and numbers in every form.</summary>
public sealed class CsvFormTests
{
    private const int LongerThanAnyBuffer = 700_000;

    [Test]
    public void Import_LinesEndedInEveryWay_AreRowsWithTheirNumbers()
    {
        using var folder = new ImportFolder();
        string[] rows = [.. Enumerable.Range(1, 5).Select(n => ImportFolder.PersonRow(ImportFolder.Person(n)))];
        Send(folder, $"\n\r\n{ImportFolder.PeopleHeader}\r\n{rows[0]}\r\n\r\n\n{rows[1]}\n{rows[2]}\r\r\n{rows[3]}\n\n{rows[4]}", rows: 5);

        var report = folder.Import();

        Assert.That(report.Accepted, Is.EqualTo(4));
        Assert.That(folder.Quarantine().Select(q => (q.Number, q.Code)), Is.EqualTo(new[] { (3L, "control-character") }));
    }

    [Test]
    public void Import_LineLongerThanAnyBuffer_SpoilsItselfOnly([Values(0, 1, 4000)] int before, [Values] bool isLast)
    {
        using var folder = new ImportFolder();
        var rows = Enumerable.Range(1, before + 2).Select(n => ImportFolder.PersonRow(ImportFolder.Person(n))).ToList();
        rows.Insert(isLast ? rows.Count : before, new string('长', LongerThanAnyBuffer));
        Send(folder, string.Join('\n', rows.Prepend(ImportFolder.PeopleHeader)), rows.Count);

        var report = folder.Import();

        Assert.That((report.Accepted, report.Quarantined), Is.EqualTo((before + 2L, 1L)));
        Assert.That(folder.Quarantine().Select(q => (q.Number, q.Code)), Is.EqualTo(new[] { (isLast ? before + 3L : before + 1L, "line-too-long") }));
    }

    [Test]
    public void Import_LineAtTheBound_CountsCharactersAndNotBytes()
    {
        var row = ImportFolder.PersonRow(ImportFolder.Li);
        var atBound = row + new string('字', 300 - row.Length);
        using var folder = new ImportFolder(new ImportBounds(MaxLineLength: 300));
        Send(folder, string.Join('\n', ImportFolder.PeopleHeader, atBound, atBound + "字", atBound[..^1] + "\r", atBound + "\r"), rows: 4);

        folder.Import();

        Assert.That(folder.Quarantine().Where(q => q.Code == "line-too-long").Select(q => q.Number), Is.EqualTo(new[] { 2L, 4L }));
    }

    [TestCase("\"张,三\"", "张,三")]
    [TestCase("\"张\"\"三\"\"\"", "张\"三\"")]
    [TestCase("\"\"\"\"", "\"")]
    [TestCase("\" 张三 \"", " 张三 ")]
    [TestCase("张\t三", "张\t三")]
    [TestCase("\"\"", null)]
    [TestCase("", null)]
    [TestCase("𠮷", "𠮷")]
    public void Import_QuotedName_IsReadAsItWasMeant(string field, string? name)
    {
        using var folder = new ImportFolder();
        Send(folder, $"{ImportFolder.PeopleHeader.Replace("姓名", "\"姓名\"", StringComparison.Ordinal)}\n{ImportFolder.Li},2025-11-20,1,1,0.1,1949-12-31,上海,true,1,{field},\"139\"\n", rows: 1);

        folder.Import();

        var identity = folder.Identities.Find(folder.Keys.Of(UnitKind.Citizen, ImportFolder.Li))!;
        Assert.That((identity.Name, identity.Phone), Is.EqualTo((name, "139")));
    }

    [TestCase("0", "0")]
    [TestCase("-0", "0")]
    [TestCase("00012", "12")]
    [TestCase(".5", "0.5")]
    [TestCase("-.5", "-0.5")]
    [TestCase("1.2300000000", "1.23")]
    [TestCase("-999999999999.99", "-999999999999.99")]
    [TestCase("0000000000000000000000000001.5", "1.5")]
    [TestCase("0.30000000000000000000000000000000000", "0.3")]
    public void Import_NumberInAnotherForm_IsTheNumber(string cell, string number)
    {
        using var folder = new ImportFolder();
        folder.SendPeople(ImportFolder.PersonRow(ImportFolder.Li, cell));

        folder.Import();

        Assert.That(folder.Fact(UnitKind.Citizen, ImportFolder.Li, "收入"), Is.EqualTo(Value.Of(decimal.Parse(number, CultureInfo.InvariantCulture))));
    }

    [TestCase("5.", "bad-number")]
    [TestCase("+5", "bad-number")]
    [TestCase("-", "bad-number")]
    [TestCase("--5", "bad-number")]
    [TestCase("5-", "bad-number")]
    [TestCase("1e5", "bad-number")]
    [TestCase("1..5", "bad-number")]
    [TestCase("123456789012345678901234567890", "bad-number")]
    [TestCase("1000000000000.001", "number-too-large")]
    [TestCase("-1000000000000", "number-too-large")]
    [TestCase("999999999999.999", "too-many-decimals")]
    [TestCase("0.001", "too-many-decimals")]
    public void Import_NumberThatIsNone_IsSetAside(string cell, string code)
    {
        using var folder = new ImportFolder();
        folder.SendPeople(ImportFolder.PersonRow(ImportFolder.Li, cell));

        folder.Import();

        Assert.That(folder.Quarantine().Single().Code, Is.EqualTo(code));
    }

    [Test]
    public void Import_BytesThatAreNoText_HaveTheHashOfTheTextThatTheyReadAs()
    {
        using var bytes = new ImportFolder();
        using var text = new ImportFolder();
        var row = ImportFolder.PersonRow(ImportFolder.Li);
        bytes.SendBytes("people", "people.csv", [.. Encoding.UTF8.GetBytes(ImportFolder.PeopleHeader + "\n" + row), 0xE4, 0xB8, 0xFF], rows: 1);
        Send(text, $"{ImportFolder.PeopleHeader}\n{row}\uFFFD\uFFFD", rows: 1);

        bytes.Import();
        text.Import();

        Assert.That(bytes.Quarantine().Single().Code, Is.EqualTo("bad-encoding"));
        Assert.That(Hash(bytes), Is.EqualTo(Hash(text)));
    }

    [Test]
    public void Import_ManyPeople_KeysAscendByTheirTexts()
    {
        using var folder = new ImportFolder();
        folder.SendPeople([.. Enumerable.Range(1, 3000).Select(n => ImportFolder.PersonRow(ImportFolder.Person(n)))]);

        folder.Import();

        string[] expected = [.. Enumerable.Range(1, 3000).Select(n => folder.Keys.Of(UnitKind.Citizen, ImportFolder.Person(n))).Order(StringComparer.Ordinal)];
        Assert.That(folder.Newest().Of(UnitKind.Citizen).Keys, Is.EqualTo(expected));
        Assert.That(expected.Select(k => folder.Identities.Find(k)!.Number), Is.EquivalentTo(Enumerable.Range(1, 3000).Select(ImportFolder.Person)));
    }

    private static void Send(ImportFolder folder, string content, long rows) => folder.SendBytes("people", "people.csv", Encoding.UTF8.GetBytes(content), rows);

    private static string Hash(ImportFolder folder) => folder.Database.Read(c => Dapper.SqlMapper.QuerySingle<string>(c, "SELECT raw_hash FROM quarantine"));
}
