using System.Text.Json.Nodes;
using Matching.Engine.Tags;
using Matching.Rules.Packs;

namespace Matching.Catalog.Tests;

/// <summary>Groups, caps, quotas and orders as a catalogue states them.</summary>
[TestFixture]
public sealed class AllocationReadingTests
{
    private const string Terms = """
        caps:
          - id: yearly-total
            name: { zh: 全年总额, en: Total of a year }
            members: [old-age]
            scope: household
            period: year
            amount: 5000.01
            reference: 某号文
        """;

    private const string Queue = "sources: []\nquota: { places: 500, assumed: true }\npriority:\n"
        + "  - { by: 年龄, first: highest, text: { zh: 年长者在先, en: older first } }\n  - { by: 本期金额, first: lowest, text: { zh: 金额低者在先, en: less first } }";

    private TempCatalogue catalogue = null!;

    [SetUp]
    public void Begin() => catalogue = new TempCatalogue();

    [TearDown]
    public void End() => catalogue.Dispose();

    [Test]
    public void Read_NoAllocationFile_HasNoTerms() => Assert.That(catalogue.Read().Catalogue!.Allocation, Is.SameAs(AllocationTerms.None));

    [Test]
    public void Read_Cap_IsAsWritten()
    {
        catalogue.Write("allocation.yaml", Terms);

        var cap = catalogue.Read().Catalogue!.Allocation.Caps.Single();

        Assert.Multiple(() =>
        {
            Assert.That((cap.Id, cap.Name.En, cap.Amount, cap.PerYear, cap.Scope, cap.Reference), Is.EqualTo(
                ("yearly-total", "Total of a year", 5000.01m, true, ExclusionScope.Household, "某号文")));
            Assert.That(cap.Members, Is.EqualTo(new[] { "old-age" }));
        });
    }

    [Test]
    public void Read_QuotaAndPriority_AreOnThePolicy()
    {
        catalogue.With(TempCatalogue.Policy, "sources: []", Queue);

        var policy = catalogue.Read().Catalogue!.Find("old-age")!;

        Assert.That(policy.Quota, Is.EqualTo(new Quota(500, true)));
        Assert.That(policy.Priority.Select(k => (k.By.Text, k.LargestFirst)), Is.EqualTo(new[] { ("年龄", true), ("本期金额", false) }));
    }

    [Test]
    public void Hash_OfACatalogue_ChangesWithItsTermsAndWithItsQueues()
    {
        var without = catalogue.Read().Catalogue!.Hash;
        catalogue.Write("allocation.yaml", Terms);
        var capped = catalogue.Read().Catalogue!.Hash;
        catalogue.With(TempCatalogue.Policy, "sources: []", Queue);

        Assert.That(new[] { without, capped, catalogue.Read().Catalogue!.Hash }, Is.Unique);
    }

    [Test]
    public void Hash_OfAnEmptyAllocationFile_IsThatOfNone()
    {
        var without = catalogue.Read().Catalogue!.Hash;
        catalogue.Write("allocation.yaml", "groups: []\n");

        Assert.That(catalogue.Read().Catalogue!.Hash, Is.EqualTo(without));
    }

    [Test]
    public void Render_OfAPolicyInAQueueAndUnderACap_SaysBoth()
    {
        catalogue.Write("allocation.yaml", Terms);
        catalogue.With(TempCatalogue.Policy, "sources: []", Queue);
        var loaded = catalogue.Read().Catalogue!;
        var (policy, glossary) = (loaded.Find("old-age")!, TagGlossary.Of(catalogue.ReadTags().Dictionary!, loaded));

        Assert.Multiple(() =>
        {
            Assert.That(PackText.Render(policy, policy.Versions[0], glossary, "zh"), Does.Contain(
                "名额、先后与限额\n  每期名额 500 个（目录假定，未见公布）\n  名额、预算或限额不够时的先后：年长者在先；金额低者在先；再相同的随机排定，与先后到达无关\n"
                + "  “全年总额”：同一家庭每年最高5,000.01元，超过的部分不发（某号文）\n"));
            Assert.That(PackText.Render(policy, policy.Versions[0], glossary, "en"), Does.Contain(
                "Places, order and limits\n  500 places in a period (assumed here; none is published)\n"
                + "  who comes first where places, budget or a limit do not suffice: older first; less first; after that a drawn order, never arrival\n"
                + "  “Total of a year”: a household is paid at most 5,000.01 yuan a year; what is above is not paid (某号文)\n"));
        });
    }

    [TestCase(Terms, true)]
    [TestCase("caps: [{ id: a }]", false)]
    [TestCase("limits: []", false)]
    public void AllocationJson_OfAFile_FitsWhenItsKeysDo(string text, bool fits)
    {
        catalogue.Write("allocation.yaml", text);

        var faults = SchemaCheck.Faults(JsonNode.Parse(PackSchema.AllocationJson())!, YamlJson.Read(Path.Combine(catalogue.Root, "allocation.yaml")));

        Assert.That(faults.Any(), Is.EqualTo(!fits));
    }
}
