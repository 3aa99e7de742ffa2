namespace Matching.Catalog.Tests;

/// <summary>A dictionary with a mistake is refused at the place of the mistake.</summary>
[TestFixture]
public sealed class TagRefusalTests
{
    private const string Head = "tags:\n  - { name: 收入, code: income, type: money, unit: 元, role: base, department: 民政, sensitivity: sensitive }\n";

    private TempCatalogue catalogue = null!;

    [SetUp]
    public void Begin() => catalogue = new TempCatalogue();

    [TearDown]
    public void End() => catalogue.Dispose();

    [TestCase("  - { name: 收入, code: other, type: money, role: base, sensitivity: ordinary }", "TAG1001", 3, 5, TestName = "duplicate name")]
    [TestCase("  - { name: 另一, code: income, type: money, role: base, sensitivity: ordinary }", "TAG1001", 3, 5, TestName = "duplicate code")]
    [TestCase("  - { name: 3年收入, code: other, type: money, role: base, sensitivity: ordinary }", "TAG1003", 3, 13, TestName = "name with a leading digit")]
    [TestCase("  - { name: 收入-支出, code: other, type: money, role: base, sensitivity: ordinary }", "TAG1003", 3, 13, TestName = "name with an operator")]
    [TestCase("  - { name: 收入（年）, code: other, type: money, role: base, sensitivity: ordinary }", "TAG1003", 3, 13, TestName = "name with full-width punctuation")]
    [TestCase("  - { name: 类别, code: kind, type: enum, role: base, sensitivity: ordinary }", "TAG1004", 3, 5, TestName = "enum without values")]
    [TestCase("  - { name: 等级, code: grade, type: number, role: base, sensitivity: ordinary, values: [1, 二] }", "TAG1005", 3, 91, TestName = "value of another type")]
    [TestCase("  - { name: 净额, code: net, type: money, role: base, sensitivity: ordinary, formula: 收入 }", "TAG1006", 3, 85, TestName = "formula of a base tag")]
    [TestCase("  - { name: 标准, code: standard, type: money, role: parameter, sensitivity: ordinary, datedValues: [{ from: 2024-01-01, value: 1 }, { from: 2025-01-01, value: 2 }] }", "TAG1007", 3, 132, TestName = "dated values overlap")]
    [TestCase("  - { name: 净额, code: net, type: cash, role: base, sensitivity: ordinary }", "PACK2004", 3, 34, TestName = "unknown type")]
    [TestCase("  - { name: 净额, code: net, type: money, role: base, sensitivity: ordinary, max: 3 }", "PACK2001", 3, 76, TestName = "unknown key")]
    public void Read_Mistake_IsRefusedAtItsPlace(string entry, string code, int line, int column)
    {
        catalogue.Write(TempCatalogue.Tags, Head + entry);

        Assert.That(catalogue.TagErrors(), Does.Contain($"{code} {TempCatalogue.Tags}:{line}:{column}"));
        Assert.That(catalogue.ReadTags().Dictionary, Is.Null);
    }

    [Test]
    public void Read_FormulasInACircle_NamesThem()
    {
        catalogue.Write(TempCatalogue.Tags, Head + """
              - { name: 甲, code: a, type: money, unit: 元, role: derived, sensitivity: ordinary, formula: 乙 + 收入 }
              - { name: 乙, code: b, type: money, unit: 元, role: derived, sensitivity: ordinary, formula: 甲 + 收入 }
            """);

        var finding = catalogue.ReadTags().Diagnostics.Single();

        Assert.That(finding.Code, Is.EqualTo("TAG1002"));
        Assert.That(finding.What.En, Does.EndWith("甲, 乙"));
    }

    [Test]
    public void Read_FormulaOverUnknownName_IsRefusedAtTheFormula()
    {
        catalogue.Write(TempCatalogue.Tags, Head + "  - { name: 甲, code: a, type: money, unit: 元, role: derived, sensitivity: ordinary, formula: 支出 }");

        Assert.That(catalogue.TagErrors(), Has.Length.EqualTo(1).And.One.EndsWith("tags.yaml:3:94"));
    }

    [Test]
    public void Read_FormulaBeforeWhatItReads_IsOrdered()
    {
        catalogue.Write(TempCatalogue.Tags, Head + """
              - { name: 甲, code: a, type: money, unit: 元, role: derived, sensitivity: ordinary, formula: 乙 * 2 }
              - { name: 乙, code: b, type: money, unit: 元, role: derived, sensitivity: ordinary, formula: 收入 * 2 }
            """);

        Assert.That(catalogue.ReadTags().Dictionary!.DerivedInOrder.Select(t => t.Name), Is.EqualTo(new[] { "乙", "甲" }));
    }

    [Test]
    public void Read_NoFile_SaysWhichPathIsMissing()
    {
        File.Delete(Path.Combine(catalogue.Root, TempCatalogue.Tags));

        Assert.That(catalogue.TagErrors(), Is.EqualTo(new[] { "PACK3001 tags.yaml:1:1" }));
    }
}
