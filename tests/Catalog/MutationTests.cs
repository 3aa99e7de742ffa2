using Matching.Engine.Mutation;
using Matching.Engine.Tags;
using Matching.Rules.Packs;

namespace Matching.Catalog.Tests;

/// <summary>Small mistakes in a rule are noticed by its cases, or shown with a profile that tells them apart.</summary>
[TestFixture]
public sealed class MutationTests
{
    private const string V = TempCatalogue.Version;
    private const string Explained = "survivors:\n  - { mutant: '年龄 > 最低年龄', because: { zh: 说明, en: explained } }\namount:";

    private TempCatalogue catalogue = null!;

    [SetUp]
    public void Begin() => catalogue = new TempCatalogue();

    [TearDown]
    public void End() => catalogue.Dispose();

    [Test]
    public void Run_OneCaseOnTheBound_LeavesWhatItDoesNotSee()
    {
        var report = Mutate();

        Assert.That(report.Results.Select(r => $"{r.Id} {r.Fate}"), Is.EqualTo(new[]
        {
            "effective.from: 2016-05-01 → 2016-04-30 Survived",
            "effective.from: 2016-05-01 → 2016-05-02 Survived",
            "最低年龄: 65 → 66 Killed",
            "最低年龄: 65 → 64 Survived",
            "age: 年龄 >= 最低年龄 → true Survived",
            "age: 年龄 >= 最低年龄 → 年龄 > 最低年龄 Killed",
            "age: 年龄 >= 最低年龄 → 年龄 < 最低年龄 Killed",
            "amount: 75 → 76 Killed",
            "amount: 75 → 74 Killed",
        }));
    }

    [Test]
    public void Run_Survivor_ShowsAProfileThatTellsItFromTheRule()
    {
        var survivor = Mutate().Results.Single(r => r.Id == "最低年龄: 65 → 64");

        Assert.That(survivor.Witness, Does.Contain("tags: { 年龄: 64 }").And.Contain("expect: { outcome: not-eligible, failed: [age] }"));
        Assert.That(survivor.MutantSays, Is.EqualTo("{ outcome: eligible, amount: 75.00 }"));
    }

    [Test]
    public void Run_WitnessPastedWithoutSource_IsRefused()
    {
        var witness = Mutate().Results.Single(r => r.Id == "最低年龄: 65 → 64").Witness!;
        catalogue.Write(TempCatalogue.Cases, catalogue[TempCatalogue.Cases].TrimEnd() + "\n" + witness);

        Assert.That(catalogue.Errors(), Is.EqualTo(new[] { $"PACK2002 {TempCatalogue.Cases}:6:3" }));
    }

    [Test]
    public void Run_CaseBelowTheBoundAndAtTheEdges_KillsTheRest()
    {
        catalogue.Write(TempCatalogue.Cases, catalogue[TempCatalogue.Cases].TrimEnd() + """

            - { name: 64岁, asOf: 2024-06-30, tags: { 年龄: 64 }, expect: { outcome: not-eligible, failed: [age] }, source: 通知 }
            - { name: 首日, asOf: 2016-05-01, tags: { 年龄: 65 }, expect: { outcome: eligible, amount: 75 }, source: 通知 }
            - { name: 前一日, asOf: 2016-04-30, tags: { 年龄: 65 }, expect: { outcome: not-in-force }, source: 通知 }
            """);

        Assert.That(Mutate().Results.Select(r => r.Fate), Is.All.EqualTo(MutantFate.Killed));
    }

    [Test]
    public void Run_SurvivorWithANote_IsExplained()
    {
        catalogue.With(V, "amount:", Explained.Replace("年龄 > 最低年龄", "最低年龄: 65 → 64"));

        var report = Mutate();

        Assert.That(report.Results.Single(r => r.Fate == MutantFate.Explained).Because!.En, Is.EqualTo("explained"));
        Assert.That(report.Stale, Is.Empty);
    }

    [Test]
    public void Run_NoteOnAKilledMutant_IsNoLongerNeeded()
    {
        catalogue.With(V, "amount:", Explained.Replace("年龄 > 最低年龄", "最低年龄: 65 → 66"));

        Assert.That(Mutate().Stale.Single().Mutant, Is.EqualTo("最低年龄: 65 → 66"));
    }

    [Test]
    public void Run_ChangeThatRoundingHides_IsEquivalent()
    {
        catalogue.With(V, "formula: '75'", "formula: 75 + 0.001 * 最低年龄 * 0");

        Assert.That(Mutate().Results.Single(r => r.Id == "amount: 0.001 * 最低年龄 → 0.002 * 最低年龄").Fate, Is.EqualTo(MutantFate.Equivalent));
    }

    [Test]
    public void Run_Table_MovesTheBoundThatRowsShare()
    {
        catalogue.With(V, "formula: '75'", "table:\n    hitPolicy: U\n    inputs: [年龄]\n    rows:\n      - [\"[65..70)\", 75]\n      - [\">=70\", 150]");

        var moved = Mutate().Results.Select(r => r.Id).Where(id => id.StartsWith("amount: 年龄: ", StringComparison.Ordinal));

        Assert.That(moved, Is.EqualTo(new[] { "amount: 年龄: 70 → 71", "amount: 年龄: 70 → 69", "amount: 年龄: ]70[" }));
    }

    [Test]
    public void Hash_OfAPackWithNotes_IsThatOfThePackWithout()
    {
        var before = catalogue.Read().Catalogue!.Policies[0].Versions[0].Hash;
        catalogue.With(V, "amount:", Explained);

        Assert.That(catalogue.Read().Catalogue!.Policies[0].Versions[0].Hash, Is.EqualTo(before));
    }

    [TestCase("sh-elderly-comprehensive-allowance")]
    [TestCase("sh-severe-disability-nursing-allowance")]
    [TestCase("six-taxes-two-fees-halved")]
    public void Run_RealPolicy_LeavesNoMutantWithoutAnExplanation(string id)
    {
        var tags = TagDictionaryReader.Read(CatalogueRoot.Path).Dictionary!;
        var real = CatalogueReader.Read(CatalogueRoot.Path, tags.Scope);
        var policy = real.Catalogue!.Find(id)!;

        var results = policy.Versions.SelectMany(v => new VersionMutation(policy, v, tags, real.Cases.Where(c => c.PolicyId == id)).Run().Results).ToList();

        Assert.That(results.Where(r => r.Fate == MutantFate.Survived).Select(r => r.Id), Is.Empty);
        Assert.That(results, Has.Count.GreaterThan(20));
    }

    [Test]
    public void Run_SharedTag_IsHeldAgainstTheCasesOfItsUsers()
    {
        catalogue.With(TempCatalogue.Tags, "name: 年龄, code: age, type: number, unit: 岁, role: base,", "name: 年龄, code: age, type: number, unit: 岁, role: parameter, datedValues: [{ from: 2016-01-01, value: 65 }],");
        catalogue.With(TempCatalogue.Cases, "tags: { 年龄: 65 }", "tags: {}");
        var (reading, tags) = (catalogue.Read(), catalogue.ReadTags().Dictionary!);

        var report = new TagMutation(tags.Find("年龄")!, tags, reading.Catalogue!.Policies, reading.Cases.ToLookup(c => c.PolicyId)).Run();

        Assert.That(report.Results.Select(r => $"{r.Id} {r.Fate}"), Is.EqualTo(new[]
        {
            "2016-01-01: 65 → 66 Equivalent",
            "2016-01-01: 65 → 64 Killed",
            "2016-01-01.from: 2016-01-01 → 2015-12-31 Equivalent",
            "2016-01-01.from: 2016-01-01 → 2016-01-02 Equivalent",
        }));
    }

    [Test]
    public void BoundaryCases_OfAVersion_ShowEveryBoundaryAndAreRefusedWithoutSource()
    {
        var (reading, tags) = (catalogue.Read(), catalogue.ReadTags().Dictionary!);
        var policy = reading.Catalogue!.Policies[0];

        var text = new BoundaryCases(policy, policy.Versions[0], tags, []).Write();

        Assert.That(text, Does.Contain("等于 最低年龄").And.Contain("略小于 最低年龄").And.Contain("略大于 最低年龄").And.Contain("缺 年龄").And.Contain("首日前一天"));
        catalogue.Write(TempCatalogue.Cases, text);
        Assert.That(catalogue.Errors(), Is.Not.Empty.And.All.StartsWith("PACK2002"));
    }

    private MutationReport Mutate()
    {
        var (reading, tags) = (catalogue.Read(), catalogue.ReadTags().Dictionary!);
        var policy = reading.Catalogue!.Policies[0];
        return new VersionMutation(policy, policy.Versions[0], tags, reading.Cases).Run();
    }
}
