using Matching.Engine.Tags;
using Matching.Rules.Packs;
using Matching.Rules.Packs.Words;

namespace Matching.Catalog.Tests;

/// <summary>A rule in plain language says what the rule says.</summary>
[TestFixture]
public sealed class PackTextTests
{
    private Catalogue catalogue = null!;
    private Glossary glossary = null!;

    [OneTimeSetUp]
    public void Read()
    {
        var tags = TagDictionaryReader.Read(CatalogueRoot.Path).Dictionary!;
        catalogue = CatalogueReader.Read(CatalogueRoot.Path, tags.Scope).Catalogue!;
        glossary = TagGlossary.Of(tags, catalogue);
    }

    [TestCase("zh", "自2016年5月1日起施行，没有写明截止日")]
    [TestCase("zh", "2. 满65周岁（含）\n    判断：年龄满65周岁\n    依据：上海市老年综合津贴的依据文件（题名未收录，以文号为准）（沪府发〔2016〕24号）【未核实】")]
    [TestCase("zh", "（1）年龄满65周岁、不满70周岁的，每月75元")]
    [TestCase("zh", "（5）年龄满100周岁的，每月600元")]
    [TestCase("zh", "最低年龄 | 65周岁 | 上海市老年综合津贴的依据文件")]
    [TestCase("zh", "2026年是否调整金额，未核到")]
    [TestCase("zh", "年龄：自出生日期至发放月月末的整年数（到达同月即满）")]
    [TestCase("zh", "发放月月末：基准日所在月的最后一天")]
    [TestCase("zh", "不用申请，也不用确认；不答复照常发放")]
    [TestCase("en", "In force from 1 May 2016, with no end stated")]
    [TestCase("en", "2. aged 65 or over\n    Test: age is at least 65 years of age\n    Reference: ")]
    [TestCase("en", "age is at least 65 years of age and is less than 70 years of age: 75 yuan a month")]
    [TestCase("en", "Rounding: to the fen (0.01 yuan), half up")]
    public void Render_Allowance_SaysItsParts(string language, string words)
    {
        var policy = catalogue.Find("sh-elderly-comprehensive-allowance")!;

        Assert.That(PackText.Render(policy, policy.Versions.First(), glossary, language).Replace("\n  ", "\n", StringComparison.Ordinal), Does.Contain(words.Replace("\n  ", "\n", StringComparison.Ordinal)));
    }

    [Test]
    public void Render_Expert_NamesEveryConditionAndFigure([Values("zh", "en")] string language)
    {
        var lacking =
            from policy in catalogue.Policies
            from pack in policy.Versions
            let text = PackText.Render(policy, pack, glossary, language, expert: true)
            from piece in pack.Conditions.Select(c => c.Text.In(language)).Concat(pack.Conditions.Select(c => c.When.Text)).Concat(pack.Parameters.Select(p => p.Name)).Concat(pack.Doubts.Select(d => d.In(language)))
            where !text.Contains(piece, StringComparison.Ordinal)
            select $"{policy.Id} {pack.Version}: {piece}";

        Assert.That(lacking, Is.Empty);
    }

    [Test]
    public void Render_WholeCatalogue_SaysEveryRuleInWords([Values("zh", "en")] string language)
    {
        var code =
            from policy in catalogue.Policies
            from pack in policy.Versions
            from line in PackText.Render(policy, pack, glossary, language).Split('\n')
            where line.Contains('`', StringComparison.Ordinal)
            select $"{policy.Id} {pack.Version}: {line.Trim()}";

        Assert.That(code, Is.Empty);
    }

    [Test]
    public void Render_VersionWhoseFiguresWereNotChecked_SaysSo()
    {
        var (policy, pack) = catalogue.Policies.SelectMany(p => p.Versions.Select(v => (p, v))).First(x => !x.v.Verified);

        Assert.That(PackText.Render(policy, pack, glossary, "zh"), Does.Contain("【未核实】数字没有对照公布的原文"));
    }
}
