using Matching.Engine.Tags;
using Matching.Rules;
using Matching.Rules.Diagnostics;
using Matching.Rules.Packs;

namespace Matching.Catalog.Tests;

/// <summary>What the lint points out.</summary>
[TestFixture]
public sealed class CatalogueLintTests
{
    private const string V = TempCatalogue.Version;
    private const string T = TempCatalogue.Tags;

    private TempCatalogue catalogue = null!;

    [SetUp]
    public void Begin() => catalogue = new TempCatalogue();

    [TearDown]
    public void End() => catalogue.Dispose();

    [Test]
    public void Check_NothingToSay_IsEmpty() => Assert.That(Codes(), Is.Empty);

    [TestCase(V, "    reference: notice\n", "", "PACK4002", 9, 5, TestName = "condition without citation")]
    [TestCase(V, "unit: 岁, reference: notice", "unit: 岁", "PACK4002", 7, 3, TestName = "parameter without citation")]
    [TestCase(V, "version: 2016-05", "version: 2016-05\nverified: false", "PACK4005", 3, 11, TestName = "unverified figures")]
    [TestCase(V, "amount:", "doubts: [{ zh: 存疑, en: doubtful }]\namount:", "PACK4004", 13, 10, TestName = "doubt")]
    [TestCase(T, "department: 公安, sensitivity: personal, maxAgeDays: 31", "sensitivity: personal, maxAgeDays: 31", "PACK4006", 2, 5, TestName = "tag without department")]
    [TestCase(T, ", maxAgeDays: 31", "", "PACK4007", 2, 5, TestName = "tag without maximum age")]
    [TestCase(TempCatalogue.Policy, "exclusions: []", "exclusions:\n  - { with: care, scope: subject, cycle: same, keep: first, external: true }", "PACK4008", 1, 1, TestName = "external exclusion")]
    [TestCase(V, "from: 2016-05-01", "from: 2016-06-01", "PACK4014", 2, 10, TestName = "label of another month")]
    [TestCase(V, "amount:", "survivors:\n  - { mutant: 'age: 年龄 >= 最低年龄 → 年龄 > 最低', because: { zh: 旧, en: old } }\namount:", "PACK4019", 14, 5, TestName = "note on a mutant that does not exist")]
    public void Check_Finding_IsPointedOutAtItsPlace(string file, string old, string fresh, string code, int line, int column)
    {
        catalogue.With(file, old, fresh);

        Assert.That(Lines(Findings()), Is.EqualTo(new[] { $"{code} {file}:{line}:{column}" }));
    }

    [TestCase("when: 年龄 >= 最低年龄", "when: 年龄 < 0", "PACK4009", 12, 11, TestName = "count below zero")]
    [TestCase("when: 年龄 >= 最低年龄", "when: 年龄 >= 0", "PACK4010", 12, 11, TestName = "count that is always so")]
    [TestCase("when: 年龄 >= 最低年龄", "when: 户籍地 in (\"上海\", \"外省市\")", "PACK4010", 12, 11, TestName = "every value of the dictionary")]
    [TestCase("amount:\n  formula: '75'", "  - id: older\n    text: { zh: 满60周岁, en: aged 60 }\n    reference: notice\n    when: 年龄 >= 60\namount:\n  formula: '75'", "PACK4011", 16, 11, TestName = "bound that another condition includes")]
    [TestCase("amount:\n  formula: '75'", "  - id: young\n    text: { zh: 不满60周岁, en: under 60 }\n    reference: notice\n    when: 年龄 < 60\namount:\n  formula: '75'", "PACK4009", 16, 11, TestName = "conditions that contradict each other")]
    [TestCase("formula: '75'", "formula: 'if 年龄 < 65 then 50 else 75'", "PACK4012", 14, 12, TestName = "branch below the least age")]
    [TestCase("references:", "references:\n  - { id: law, title: 法 }", "PACK4013", 5, 11, TestName = "reference that nothing cites")]
    public void Read_RuleThatCannotBeMeant_IsPointedOutAtItsPlace(string old, string fresh, string code, int line, int column)
    {
        catalogue.With(V, old, fresh);

        var reading = catalogue.Read();

        Assert.That(Lines(reading.Diagnostics).Where(d => !d.StartsWith("PACK4001", StringComparison.Ordinal)), Is.EqualTo(new[] { $"{code} {V}:{line}:{column}" }));
        Assert.That(reading.Catalogue, Is.Not.Null);
    }

    [TestCase("when: 年龄 >= 最低年龄", "when: 年龄 >= 最低年龄 or 年龄 < 60", TestName = "alternatives")]
    [TestCase("when: 年龄 >= 最低年龄", "when: 年龄 >= 最低年龄 and (户籍地 = \"上海\" or 年龄 >= 60)", TestName = "a bound that matters with another fact only")]
    [TestCase("formula: '75'", "formula: 'if 年龄 >= 80 then 100 else if 年龄 >= 70 then 150 else 75'", TestName = "branches in order")]
    [TestCase("formula: '75'", "formula: 'if 户籍地 = \"上海\" then 100 else 75'", TestName = "branch over a fact without condition")]
    public void Read_RuleThatMayBeMeant_IsNotPointedOut(string old, string fresh)
    {
        catalogue.With(V, old, fresh);

        Assert.That(Lines(catalogue.Read().Diagnostics), Is.Empty);
    }

    [Test]
    public void CaseLint_FewCasesAndNoneOnTheFirstDay_ArePointedOut()
    {
        Assert.That(Lines(CaseFindings()), Is.EqualTo(new[] { $"PACK4015 {V}:3:12", $"PACK4016 {V}:3:12" }));
    }

    [Test]
    public void CaseLint_SameFactsWithAnotherOutcome_IsPointedOutAtTheLaterCase()
    {
        catalogue.Write(TempCatalogue.Cases, catalogue[TempCatalogue.Cases] + "\n- name: 又一\n  asOf: 2024-06-30\n  tags: { 年龄: 65.0 }\n  expect: { outcome: not-eligible }\n  source: 通知\n");

        var finding = CaseFindings().Single(d => d.Code == "PACK4017");

        Assert.That(Lines([finding]), Is.EqualTo(new[] { $"PACK4017 {TempCatalogue.Cases}:6:3" }));
        Assert.That(finding.What.En, Is.EqualTo("cases '又一' and '65岁' have the same date and tags and expect different things"));
    }

    [Test]
    public void CaseLint_FailedConditionThatDoesNotExist_NamesThoseThatDo()
    {
        catalogue.With(TempCatalogue.Cases, "expect: { outcome: eligible, amount: 75.00 }", "expect: { outcome: not-eligible, failed: [aged] }");

        var finding = CaseFindings().Single(d => d.Code == "PACK4021");

        Assert.That(finding.Mend.En, Is.EqualTo("its conditions: age"));
    }

    [Test]
    public void TagLint_TagWithoutUseAndFigureWithAGap_ArePointedOut()
    {
        catalogue.Write(T, catalogue[T].TrimEnd() + "\n  - { name: 标准, code: standard, type: money, role: parameter, department: 民政, sensitivity: ordinary, datedValues: [{ from: 2024-01-01, to: 2024-12-30, value: 1 }, { from: 2025-01-01, value: 2 }] }\n");

        var findings = TagLint.Check(catalogue.Read().Catalogue!, catalogue.ReadTags().Dictionary!);

        Assert.That(Lines(findings), Is.EqualTo(new[] { $"PACK4018 {T}:3:5", $"PACK4018 {T}:4:5", $"PACK4020 {T}:4:5" }));
        Assert.That(findings[^1].What.En, Is.EqualTo("parameter '标准' has no value from 2024-12-31 to 2024-12-31"));
    }

    [Test]
    public void Check_Doubt_IsToldInFull()
    {
        catalogue.With(V, "amount:", "doubts: [{ zh: 起算日未核, en: the first day was not verified }]\namount:");

        Assert.That(Findings().Single().What, Is.EqualTo(new LocalizedText("存疑：起算日未核", "in doubt: the first day was not verified")));
    }

    [Test]
    public void Check_DaysBetweenVersions_AreNamed()
    {
        catalogue.With(TempCatalogue.Version, "to:", "to: 2019-12-30");
        catalogue.Write("policies/shanghai/old-age/2020-01.yaml", catalogue[TempCatalogue.Version].Replace("version: 2016-05", "version: 2020-01").Replace("from: 2016-05-01, to: 2019-12-30", "from: 2020-01-01"));

        var finding = Findings().Single();

        Assert.That(finding.What.En, Is.EqualTo("no version is in force from 2019-12-31 to 2019-12-31"));
        Assert.That(finding.Place!.ToString(), Does.EndWith("policies/shanghai/old-age/2020-01.yaml:3:12"));
    }

    [Test]
    public void Check_RealCatalogue_HasNoWarning()
    {
        var tags = TagDictionaryReader.Read(CatalogueRoot.Path).Dictionary!;
        var real = CatalogueReader.Read(CatalogueRoot.Path, tags.Scope).Catalogue!;

        Assert.That(CatalogueLint.Check(real, tags).Where(d => d.Severity != Severity.Notice).Select(d => $"{d.Place} {d.What.En}"), Is.Empty);
    }

    [Test]
    public void Read_RealCatalogue_HasNoWarning() =>
        Assert.That(RealNotices().Where(d => d.Severity != Severity.Notice).Select(d => $"{d.Place} {d.What.En}"), Is.Empty);

    private static IEnumerable<Diagnostic> RealNotices()
    {
        var tags = TagDictionaryReader.Read(CatalogueRoot.Path).Dictionary!;
        var real = CatalogueReader.Read(CatalogueRoot.Path, tags.Scope);
        return real.Diagnostics.Concat(CaseLint.Check(real.Catalogue!, real.Cases)).Concat(TagLint.Check(real.Catalogue!, tags));
    }

    private IEnumerable<string> Codes() => Findings().Select(d => d.Code);

    private IEnumerable<Diagnostic> CaseFindings() => catalogue.Read() is var reading ? CaseLint.Check(reading.Catalogue!, reading.Cases) : [];

    private IEnumerable<string> Lines(IEnumerable<Diagnostic> findings) => findings.Select(d => $"{d.Code} {d.Place!.ToString()[(catalogue.Root.Length + 1)..]}");

    private IEnumerable<Diagnostic> Findings() => CatalogueLint.Check(catalogue.Read().Catalogue!, catalogue.ReadTags().Dictionary!);
}
