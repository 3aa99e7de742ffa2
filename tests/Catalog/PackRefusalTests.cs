namespace Matching.Catalog.Tests;

/// <summary>A pack with a mistake is refused at the place of the mistake.</summary>
[TestFixture]
public sealed class PackRefusalTests
{
    private const string P = TempCatalogue.Policy;
    private const string V = TempCatalogue.Version;
    private const string C = TempCatalogue.Cases;

    private TempCatalogue catalogue = null!;

    [SetUp]
    public void Begin() => catalogue = new TempCatalogue();

    [TearDown]
    public void End() => catalogue.Dispose();

    [TestCase(P, "silence: paid", "silense: paid", "PACK2001", 8, 1, TestName = "unknown key")]
    [TestCase(P, "silence: paid\n", "", "PACK2002", 1, 1, TestName = "missing key")]
    [TestCase(P, "sources: []", "sources: none", "PACK2003", 12, 10, TestName = "text where a list is wanted")]
    [TestCase(P, "subject: citizen", "subject: people", "PACK2004", 3, 10, TestName = "word outside the set")]
    [TestCase(P, "silence: paid", "silence: paid\nreferenceDate: week-end", "PACK2004", 9, 16, TestName = "reference date outside the set")]
    [TestCase(P, "silence: paid", "silence: paid\nreferenceDate: { tag: 年零 }", "PACK3014", 9, 23, TestName = "reference date of a tag that does not exist")]
    [TestCase(P, "silence: paid", "silence: paid\nreferenceDate: { tag: 年龄 }", "PACK3024", 9, 23, TestName = "reference date of a tag that is no date")]
    [TestCase(P, "amount: 1000.00", "amount: 1,000", "PACK2001", 11, 44, TestName = "grouped number")]
    [TestCase(P, "id: old-age", "id: Old_Age", "PACK3018", 1, 5, TestName = "bad identifier")]
    [TestCase(P, "id: old-age", "id: older-age", "PACK3009", 1, 5, TestName = "identifier is not the folder's")]
    [TestCase(P, "budget: { line: A-1, year: 2025, amount: 1000.00 }\n", "", "PACK3012", 1, 1, TestName = "paid without a budget")]
    [TestCase(P, "amount: 1000.00", "amount: 0.00", "PACK2004", 11, 9, TestName = "budget of nothing")]
    [TestCase(P, "kind: payment", "kind: tax", "PACK3012", 11, 9, TestName = "tax with a budget")]
    [TestCase(P, "exclusions: []", "exclusions:\n  - { with: old-agee, scope: subject, cycle: same, keep: highest }", "PACK3003", 11, 5, TestName = "dangling exclusion")]
    [TestCase(P, "exclusions: []", "exclusions:\n  - { with: old-age, scope: subject, cycle: same, keep: highest, external: true }", "PACK3004", 11, 5, TestName = "external policy that is here")]
    [TestCase(V, "version: 2016-05", "version: 2016-06", "PACK3009", 2, 10, TestName = "label is not the file's name")]
    [TestCase(V, "from: 2016-05-01", "from: 2016-5-1", "PACK2004", 3, 20, TestName = "date not written in full")]
    [TestCase(V, "from: 2016-05-01, to:", "from: 2016-05-01, to: 2016-04-30", "PACK3008", 3, 12, TestName = "period backwards")]
    [TestCase(V, "    reference: notice\n", "    reference: notise\n", "PACK3002", 11, 16, TestName = "dangling reference of a condition")]
    [TestCase(V, "unit: 岁, reference: notice", "unit: 岁, reference: notise", "PACK3002", 7, 42, TestName = "dangling reference of a parameter")]
    [TestCase(V, "{ value: 65,", "{ value: '65',", "PACK2004", 7, 18, TestName = "quoted number")]
    [TestCase(V, "最低年龄: {", "年龄: {", "PACK3010", 7, 3, TestName = "parameter with the name of a tag")]
    [TestCase(V, "  - { id: notice, title: 通知 }", "  - { id: notice, title: 通知 }\n  - { id: notice, title: 又一 }", "PACK3006", 6, 5, TestName = "duplicate reference")]
    [TestCase(V, "  formula: '75'", "  formula: '75'\n  ceiling: true", "PACK3011", 14, 3, TestName = "ceiling without approved amount")]
    [TestCase(V, "amount:\n  formula: '75'", "doubts: []", "PACK3015", 1, 1, TestName = "paid without an amount")]
    [TestCase(C, "outcome: eligible", "outcome: yes", "PACK2004", 4, 22, TestName = "outcome outside the set")]
    [TestCase(C, "年龄: 65", "户籍地: 北京", "PACK3019", 3, 16, TestName = "value outside the dictionary")]
    [TestCase(C, "asOf: 2024-06-30", "asOf: 2024-06-31", "PACK2004", 2, 9, TestName = "date that does not exist")]
    public void Read_Mistake_IsRefusedAtItsPlace(string file, string old, string fresh, string code, int line, int column)
    {
        catalogue.With(file, old, fresh);

        var reading = catalogue.Read();

        Assert.That(catalogue.Errors(), Does.Contain($"{code} {file}:{line}:{column}"));
        Assert.That(reading.Catalogue, Is.Null);
    }

    [Test]
    public void Read_SeveralMistakes_AreAllReported()
    {
        catalogue.With(P, "subject: citizen", "subject: people").With(V, "when: 年龄", "when: 年铃").With(C, "年龄: 65", "年铃: 65");

        Assert.That(catalogue.Errors(), Has.Length.EqualTo(3));
    }

    [Test]
    public void Read_UnknownTagInCondition_NamesTheNearestAtTheScalar()
    {
        catalogue.With(V, "when: 年龄 >= 最低年龄", "when: 年铃 >= 最低年龄");

        var finding = catalogue.Read().Diagnostics.Single();

        Assert.That(finding.Place!.Line, Is.EqualTo(12));
        Assert.That(finding.Place.Column, Is.EqualTo(11));
        Assert.That(finding.What.Zh + finding.Mend.Zh, Does.Contain("年龄"));
    }

    [Test]
    public void Read_UnknownTagInCase_NamesTheNearest()
    {
        catalogue.With(C, "年龄: 65", "年铃: 65");

        var finding = catalogue.Read().Diagnostics.Single();

        Assert.That(finding.Code, Is.EqualTo("PACK3014"));
        Assert.That(finding.Mend.En, Does.StartWith("nearest: 年龄"));
    }

    [Test]
    public void Read_ConditionThatIsNotBoolean_IsRefused()
    {
        catalogue.With(V, "when: 年龄 >= 最低年龄", "when: 年龄 + 最低年龄");

        Assert.That(catalogue.Read().Catalogue, Is.Null);
    }

    [Test]
    public void Read_LiteralOutsideTheDictionary_IsRefused()
    {
        catalogue.With(V, "when: 年龄 >= 最低年龄", "when: 年龄 >= 最低年龄 and 户籍地 = \"上海市\"");

        Assert.That(catalogue.Errors(), Has.Length.EqualTo(1).And.One.Contains($"{V}:12:11"));
    }

    [Test]
    public void Read_OverlappingVersions_AreRefused()
    {
        catalogue.Write("policies/shanghai/old-age/2020-01.yaml", catalogue[V].Replace("version: 2016-05", "version: 2020-01").Replace("2016-05-01", "2020-01-01"));

        Assert.That(catalogue.Errors(), Is.EqualTo(new[] { "PACK3007 policies/shanghai/old-age/2020-01.yaml:3:12" }));
    }

    [Test]
    public void Read_VersionsThatShareADay_AreRefused()
    {
        catalogue.With(V, "to:", "to: 2020-01-01");
        catalogue.Write("policies/shanghai/old-age/2020-01.yaml", catalogue[V].Replace("version: 2016-05", "version: 2020-01").Replace("from: 2016-05-01, to: 2020-01-01", "from: 2020-01-01"));

        Assert.That(catalogue.Errors(), Is.EqualTo(new[] { "PACK3007 policies/shanghai/old-age/2020-01.yaml:3:12" }));
    }

    [Test]
    public void Read_VersionsDayByDay_AreAccepted()
    {
        catalogue.With(V, "to:", "to: 2019-12-31");
        catalogue.Write("policies/shanghai/old-age/2020-01.yaml", catalogue[V].Replace("version: 2016-05", "version: 2020-01").Replace("from: 2016-05-01, to: 2019-12-31", "from: 2020-01-01"));

        var policy = catalogue.Read().Catalogue!.Policies.Single();

        Assert.That(policy.VersionOn(new DateOnly(2019, 12, 31))!.Version, Is.EqualTo("2016-05"));
        Assert.That(policy.VersionOn(new DateOnly(2020, 1, 1))!.Version, Is.EqualTo("2020-01"));
        Assert.That(policy.VersionOn(new DateOnly(2016, 4, 30)), Is.Null);
    }

    [TestCase("keep: highest", "keep: first")]
    [TestCase("scope: subject", "scope: household")]
    [TestCase("cycle: same", "cycle: any")]
    public void Read_ExclusionStatedDifferentlyByTheOther_IsRefusedOnBothSides(string mine, string theirs)
    {
        var exclusion = "exclusions:\n  - { with: care, scope: subject, cycle: same, keep: highest }";
        catalogue.With(P, "exclusions: []", exclusion);
        CopyPolicyAs("care", exclusion, exclusion.Replace("with: care", "with: old-age").Replace(mine, theirs));

        Assert.That(catalogue.Errors(), Is.EquivalentTo(new[] { $"PACK3005 {P}:11:5", "PACK3005 policies/shanghai/care/policy.yaml:11:5" }));
    }

    [Test]
    public void Read_ExclusionStatedAlike_IsAccepted()
    {
        var exclusion = "exclusions:\n  - { with: care, scope: subject, cycle: same, keep: highest }";
        catalogue.With(P, "exclusions: []", exclusion);
        CopyPolicyAs("care", exclusion, exclusion.Replace("with: care", "with: old-age"));

        Assert.That(catalogue.Errors(), Is.Empty);
    }

    [Test]
    public void Read_NoSuchFolder_SaysWhichPathIsMissing()
    {
        using var empty = new TempCatalogue();
        Directory.Delete(Path.Combine(empty.Root, "policies"), recursive: true);

        Assert.That(empty.Errors(), Is.EqualTo(new[] { "PACK3001 policies:1:1" }));
    }

    [Test]
    public void Read_PolicyWithoutCases_IsRefused()
    {
        File.Delete(Path.Combine(catalogue.Root, C));

        Assert.That(catalogue.Errors(), Is.EqualTo(new[] { $"PACK3001 {C}:1:1" }));
    }

    [Test]
    public void Read_PolicyWithoutVersion_IsRefused()
    {
        File.Delete(Path.Combine(catalogue.Root, V));

        Assert.That(catalogue.Errors(), Is.EqualTo(new[] { "PACK3013 policies/shanghai/old-age:1:1" }));
    }

    [Test]
    public void Read_TableRowOfWrongWidth_IsRefused()
    {
        catalogue.With(V, "formula: '75'", "table:\n    hitPolicy: U\n    inputs: [年龄]\n    rows:\n      - [\"<70\", 75]\n      - [\">=70\"]");

        Assert.That(catalogue.Errors(), Is.EqualTo(new[] { $"PACK3017 {V}:19:9" }));
    }

    [Test]
    public void Read_UnusedParameter_IsPointedOut()
    {
        catalogue.With(V, "conditions:", "  最高年龄: { value: 100, unit: 岁, reference: notice }\nconditions:");

        var reading = catalogue.Read();

        Assert.That(reading.Diagnostics.Single().Code, Is.EqualTo("PACK4001"));
        Assert.That(reading.Catalogue, Is.Not.Null);
    }

    private void CopyPolicyAs(string id, string old, string fresh)
    {
        catalogue.Write($"policies/shanghai/{id}/policy.yaml", catalogue[P].Replace("id: old-age", $"id: {id}").Replace(old, fresh));
        catalogue.Write($"policies/shanghai/{id}/2016-05.yaml", catalogue[V].Replace("policy: old-age", $"policy: {id}"));
        catalogue.Write($"policies/shanghai/{id}/cases.yaml", catalogue[C]);
    }
}
