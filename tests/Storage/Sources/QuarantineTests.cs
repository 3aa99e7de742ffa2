using Matching.Engine.Populations;
using Matching.Rules.Values;
using Matching.Storage.Sources;

namespace Matching.Storage.Tests.Sources;

/// <summary>Each reason for which a row is set aside, with a literal row; the good row beside it is always accepted.</summary>
public sealed class QuarantineTests
{
    private const string Good = "440524188001010014,2025-11-20,100.00,3,0.055,1954-07-20,上海,false,2,王芳,13900000000";

    [TestCase("110105194912310020,2025-11-20,1,1,0.1,1949-12-31,上海,true,1,李雷,1", "identifier-check-digit", "公民身份号码")]
    [TestCase("110105190002290017,2025-11-20,1,1,0.1,1949-12-31,上海,true,1,李雷,1", "identifier-impossible-date", "公民身份号码")]
    [TestCase("31010420260101001X,2025-11-20,1,1,0.1,1949-12-31,上海,true,1,李雷,1", "identifier-future-date", "公民身份号码")]
    [TestCase("1101051949123100,2025-11-20,1,1,0.1,1949-12-31,上海,true,1,李雷,1", "identifier-length", "公民身份号码")]
    [TestCase("1101O519491231002X,2025-11-20,1,1,0.1,1949-12-31,上海,true,1,李雷,1", "identifier-character", "公民身份号码")]
    [TestCase(",2025-11-20,1,1,0.1,1949-12-31,上海,true,1,李雷,1", "missing-key", "公民身份号码")]
    [TestCase("11010519491231002X,2025-11-20,一百,1,0.1,1949-12-31,上海,true,1,李雷,1", "bad-number", "收入")]
    [TestCase("11010519491231002X,2025-11-20,\"1,000\",1,0.1,1949-12-31,上海,true,1,李雷,1", "bad-number", "收入")]
    [TestCase("11010519491231002X,2025-11-20,12.3.4,1,0.1,1949-12-31,上海,true,1,李雷,1", "bad-number", "收入")]
    [TestCase("11010519491231002X,2025-11-20, 12,1,0.1,1949-12-31,上海,true,1,李雷,1", "bad-number", "收入")]
    [TestCase("11010519491231002X,2025-11-20,１２,1,0.1,1949-12-31,上海,true,1,李雷,1", "bad-number", "收入")]
    [TestCase("11010519491231002X,2025-11-20,1,1,5.5%,1949-12-31,上海,true,1,李雷,1", "bad-number", "比例")]
    [TestCase("11010519491231002X,2025-11-20,1.234,1,0.1,1949-12-31,上海,true,1,李雷,1", "too-many-decimals", "收入")]
    [TestCase("11010519491231002X,2025-11-20,1,1.00001,0.1,1949-12-31,上海,true,1,李雷,1", "too-many-decimals", "人数")]
    [TestCase("11010519491231002X,2025-11-20,1,1,0.1234567,1949-12-31,上海,true,1,李雷,1", "too-many-decimals", "比例")]
    [TestCase("11010519491231002X,2025-11-20,1000000000000,1,0.1,1949-12-31,上海,true,1,李雷,1", "number-too-large", "收入")]
    [TestCase("11010519491231002X,2025-11-20,1,1,0.1,2025-02-30,上海,true,1,李雷,1", "bad-date", "出生日期")]
    [TestCase("11010519491231002X,2025-11-20,1,1,0.1,31/12/49,上海,true,1,李雷,1", "bad-date", "出生日期")]
    [TestCase("11010519491231002X,20251120,1,1,0.1,1949-12-31,上海,true,1,李雷,1", "bad-date", "数据日期")]
    [TestCase("11010519491231002X,2025-11-29,1,1,0.1,1949-12-31,上海,true,1,李雷,1", "future-as-of", "数据日期")]
    [TestCase("11010519491231002X,2025-11-20,1,1,0.1,1949-12-31,北京,true,1,李雷,1", "outside-set", "户籍地")]
    [TestCase("11010519491231002X,2025-11-20,1,1,0.1,1949-12-31,上海,true,9,李雷,1", "outside-set", "等级")]
    [TestCase("11010519491231002X,2025-11-20,1,1,0.1,1949-12-31,上海,maybe,1,李雷,1", "bad-boolean", "失信")]
    [TestCase("11010519491231002X,2025-11-20,1,1,0.1,1949-12-31,上海,true,1,李雷", "field-count", null)]
    [TestCase("11010519491231002X,2025-11-20,1,1,0.1,1949-12-31,上海,true,1,李雷,1,1", "field-count", null)]
    [TestCase("11010519491231002X,2025-11-20,1,1,0.1,1949-12-31,上海,true,1,\"李雷,1", "malformed-row", null)]
    [TestCase("11010519491231002X,2025-11-20,1,1,0.1,1949-12-31,上海,true,1,李\"雷,1", "malformed-row", null)]
    [TestCase("11010519491231002X,2025-11-20,1,1,0.1,1949-12-31,上海,true,1,李\u0007雷,1", "control-character", null)]
    [TestCase("11010519491231002X,2025-11-20,1,1,0.1,1949-12-31,上海,true,1,李\uFFFD雷,1", "bad-encoding", null)]
    public void Import_BadCsvRow_IsSetAsideAndTheNextRowAccepted(string row, string code, string? column)
    {
        using var folder = new ImportFolder();
        folder.SendPeople(row, Good);

        var report = folder.Import();

        Assert.That(report.Quarantined, Is.EqualTo(1));
        Assert.That(report.Accepted, Is.EqualTo(1));
        var (number, stored, reason) = folder.Quarantine().Single();
        Assert.That(number, Is.EqualTo(1));
        Assert.That(stored, Is.EqualTo(code));
        Assert.That(reason, column is null ? Does.Not.Contain("列“") : Does.StartWith($"列“{column}”").And.Contain($"column '{column}'"));
        Assert.That(folder.Fact(UnitKind.Citizen, ImportFolder.Wang, "收入"), Is.EqualTo(Value.Of(100m)));
        Assert.That(folder.Newest().Of(UnitKind.Citizen).Count, Is.EqualTo(1));
    }

    [Test]
    public void Import_LineAndFieldBeyondTheBounds_AreSetAside()
    {
        using var folder = new ImportFolder(new ImportBounds(MaxLineLength: 300, MaxFieldLength: 100));
        folder.SendPeople(
            ImportFolder.PersonRow(ImportFolder.Li) + new string('9', 300), Good, ImportFolder.PersonRow(ImportFolder.Person(1)) + new string('9', 100));

        folder.Import();

        Assert.That(folder.Quarantine().Select(q => (q.Number, q.Code)), Is.EqualTo(new[] { (1L, "line-too-long"), (3L, "field-too-long") }));
        Assert.That(folder.Newest().Of(UnitKind.Citizen).Count, Is.EqualTo(1));
    }

    [TestCase("""{"公民身份号码":"11010519491231002X","救助身份":["低保"],"备注":"x"}""", "unknown-column")]
    [TestCase("""{"公民身份号码":"11010519491231002X","救助身份":["低保"],"救助身份":[]}""", "duplicate-column")]
    [TestCase("""{"公民身份号码":"11010519491231002X","救助身份":["富裕"]}""", "outside-set")]
    [TestCase("""{"公民身份号码":"11010519491231002X","救助身份":"低保"}""", "bad-list")]
    [TestCase("""{"公民身份号码":"11010519491231002X","救助身份":["低保",null]}""", "bad-list")]
    [TestCase("""{"公民身份号码":"11010519491231002X","救助身份":[1]}""", "bad-list")]
    [TestCase("""{"公民身份号码":"11010519491231002X","救助身份":{"a":1}}""", "malformed-row")]
    [TestCase("""{"公民身份号码":"11010519491231002X","救助身份":["低保"]""", "malformed-row")]
    [TestCase("""["11010519491231002X"]""", "malformed-row")]
    [TestCase("""[[[[[[[[[[]]]]]]]]]]""", "malformed-row")]
    [TestCase("""{"救助身份":["低保"]}""", "missing-key")]
    public void Import_BadJsonRow_IsSetAsideAndTheNextRowAccepted(string row, string code)
    {
        using var folder = new ImportFolder();
        folder.Send("relief", row + "\n" + """{"公民身份号码":"440524188001010014","救助身份":[]}""" + "\n");

        var report = folder.Import();

        Assert.That(folder.Quarantine().Select(q => q.Code), Is.EqualTo(new[] { code }));
        Assert.That(report.Accepted, Is.EqualTo(1));
        Assert.That(folder.Fact(UnitKind.Citizen, ImportFolder.Wang, "救助身份"), Is.EqualTo(Value.Of([])));
    }

    [Test]
    public void Import_HouseholdWithoutKnownOrStatedApplicant_IsSetAside()
    {
        using var folder = new ImportFolder();
        folder.SendPeople(Good);
        folder.Send("homes", string.Join('\n',
            """{"户号":"H1","申请人":"440524188001010014","家庭收入":10}""",
            """{"户号":"H2","申请人":"11010519491231002X","家庭收入":10}""",
            """{"户号":"H3","家庭收入":10}""",
            """{"户号":"H 4","申请人":"440524188001010014","家庭收入":10}"""));

        folder.Import();

        Assert.That(
            folder.Quarantine().Select(q => (q.Number, q.Code)),
            Is.EqualTo(new[] { (2L, "orphan-link"), (3L, "missing-link"), (4L, "identifier-character") }));
        var homes = folder.Newest().Of(UnitKind.Household);
        Assert.That(homes.Keys, Is.EqualTo(new[] { folder.Keys.Of(UnitKind.Household, "H1") }));
        Assert.That(homes.Links, Is.EqualTo(new[] { folder.Keys.Of(UnitKind.Citizen, ImportFolder.Wang) }));
    }

    [TestCase("440524188001010014,,,", "account-missing")]
    [TestCase("440524188001010014,王芳,,", "account-missing")]
    [TestCase("440524188001010014,,4111111111111111,102100099996", "bad-account")]
    [TestCase("440524188001010014,王芳,,102100099996", "bad-account")]
    [TestCase("440524188001010014,王芳,4111111111111111,", "bad-account")]
    [TestCase("440524188001010014,王芳,4111111111111112,102100099996", "identifier-check-digit")]
    [TestCase("440524188001010014,王芳,4111111111111111,102100099997", "identifier-check-digit")]
    public void Import_BadAccount_IsSetAsideAndNobodyIsPaidThere(string row, string code)
    {
        using var folder = new ImportFolder();
        folder.SendPeople(Good);
        folder.Send("cards", ImportFolder.CardsHeader + "\n" + row + "\n");

        folder.Import();

        Assert.That(folder.Quarantine().Select(q => q.Code), Is.EqualTo(new[] { code }));
        Assert.That(folder.Identities.AccountsOf([folder.Keys.Of(UnitKind.Citizen, ImportFolder.Wang)]), Is.Empty);
    }

    [Test]
    public void Import_SameRowTwice_CountsOnceAsUnchanged()
    {
        using var folder = new ImportFolder();
        folder.SendPeople(Good, Good.Replace("100.00", "100", StringComparison.Ordinal));

        var report = folder.Import();

        Assert.That((report.Accepted, report.Unchanged, report.Quarantined), Is.EqualTo((1L, 1L, 0L)));
    }

    [Test]
    public void Import_ContradictingRows_AreAllSetAsideAndTheEarlierFactKept()
    {
        using var folder = new ImportFolder();
        folder.SendPeople(ImportFolder.PersonRow(ImportFolder.Li, "100.00", "2025-10-01"));
        folder.Import();
        folder.SendPeople(
            ImportFolder.PersonRow(ImportFolder.Li, "200.00"), Good, ImportFolder.PersonRow(ImportFolder.Li, "300.00"), ImportFolder.PersonRow(ImportFolder.Li, "200.00"));

        folder.Import();

        Assert.That(
            folder.Quarantine().Select(q => (q.Number, q.Code)), Is.EqualTo(new[] { (1L, "contradiction"), (3L, "contradiction"), (4L, "contradiction") }));
        Assert.That(folder.Fact(UnitKind.Citizen, ImportFolder.Li, "收入"), Is.EqualTo(Value.Of(100m)));
        Assert.That(folder.Fact(UnitKind.Citizen, ImportFolder.Wang, "收入"), Is.EqualTo(Value.Of(100m)));
    }

    [Test]
    public void Import_RowsThatDifferInTheNameOnly_Contradict()
    {
        using var folder = new ImportFolder();
        folder.SendPeople(ImportFolder.PersonRow(ImportFolder.Li), ImportFolder.PersonRow(ImportFolder.Li).Replace("李雷", "韩梅", StringComparison.Ordinal), Good);

        Assert.That(folder.Import().ByReason["contradiction"], Is.EqualTo(2));
    }

    [Test]
    public void Import_RowsOfDifferentDates_TheLaterOneCounts()
    {
        using var folder = new ImportFolder();
        folder.SendPeople(ImportFolder.PersonRow(ImportFolder.Li, "2", "2025-11-02"), ImportFolder.PersonRow(ImportFolder.Li, "1", "2025-11-01"));

        var report = folder.Import();

        Assert.That(report.Quarantined, Is.Zero);
        Assert.That(report.Deliveries.Single().Superseded, Is.EqualTo(1));
        Assert.That(folder.Fact(UnitKind.Citizen, ImportFolder.Li, "收入"), Is.EqualTo(Value.Of(2m)));
    }

    [Test]
    public void Import_QuarantinedRows_LeaveNoPersonalDataInTheDatabase()
    {
        using var folder = new ImportFolder();
        folder.SendPeople("110105194912310020,2025-11-20,1,1,0.1,1949-12-31,上海,true,1,诸葛亮,13812345678", Good);
        folder.Import();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();

        var bytes = Directory.GetFiles(folder.Root, "*.db*").SelectMany(File.ReadAllBytes).ToArray();
        foreach (var secret in new[] { "110105194912310020", "诸葛亮", "13812345678", "440524188001010014", "王芳", "13900000000" })
        {
            Assert.That(bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(secret)), Is.Negative, secret);
        }
    }
}
