using Matching.Engine.Tags;
using Matching.Rules.Packs;

namespace Matching.Catalog.Tests;

/// <summary>A rule in plain language says what the rule says.</summary>
[TestFixture]
public sealed class PackTextTests
{
    private Catalogue catalogue = null!;

    [OneTimeSetUp]
    public void Read() => catalogue = CatalogueReader.Read(CatalogueRoot.Path, TagDictionaryReader.Read(CatalogueRoot.Path).Dictionary!.Scope).Catalogue!;

    [TestCase("zh", "自 2016-05-01 起，未写截止日")]
    [TestCase("zh", "2. 满65周岁（含）：年龄 >= 最低年龄，其中 最低年龄 = 65 岁。依据：上海市老年综合津贴的依据文件（题名未收录，以文号为准）（沪府发〔2016〕24号）【未核实】")]
    [TestCase("zh", "65（含）至 70（不含） | 75")]
    [TestCase("zh", "最低年龄 | 65 | 岁 | 上海市老年综合津贴的依据文件")]
    [TestCase("zh", "2026年是否调整金额，未核到")]
    [TestCase("en", "From 2016-05-01, no end stated")]
    [TestCase("en", "2. aged 65 or over: 年龄 >= 最低年龄, where 最低年龄 = 65 岁. Reference: ")]
    [TestCase("en", "65 (included) to 70 (excluded) | 75")]
    [TestCase("en", "Rounding: to the fen, half up")]
    public void Render_Allowance_SaysItsParts(string language, string words)
    {
        var policy = catalogue.Find("sh-elderly-comprehensive-allowance")!;

        Assert.That(PackText.Render(policy, policy.Versions.Single(), language), Does.Contain(words));
    }

    [Test]
    public void Render_EveryVersion_NamesEveryConditionAndFigure([Values("zh", "en")] string language)
    {
        var lacking =
            from policy in catalogue.Policies
            from pack in policy.Versions
            let text = PackText.Render(policy, pack, language)
            from piece in pack.Conditions.Select(c => c.Text.In(language)).Concat(pack.Conditions.Select(c => c.When.Text)).Concat(pack.Parameters.Select(p => p.Name)).Concat(pack.Doubts.Select(d => d.In(language)))
            where !text.Contains(piece, StringComparison.Ordinal)
            select $"{policy.Id} {pack.Version}: {piece}";

        Assert.That(lacking, Is.Empty);
    }

    [Test]
    public void Render_VersionWhoseFiguresWereNotChecked_SaysSo()
    {
        var (policy, pack) = catalogue.Policies.SelectMany(p => p.Versions.Select(v => (p, v))).First(x => !x.v.Verified);

        Assert.That(PackText.Render(policy, pack, "zh"), Does.Contain("未核实：数字没有对照公布的原文"));
    }
}
