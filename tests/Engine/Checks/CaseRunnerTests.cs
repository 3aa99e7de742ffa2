using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Matching.Engine.Checks;
using Matching.Engine.Tests.Decisions;
using Matching.Rules.Packs;

namespace Matching.Engine.Tests.Checks;

public sealed class CaseRunnerTests
{
    [Test]
    public void Run_AsExpected_Passes()
    {
        var result = Run("eligible", 75m, 75m, """{"户籍地":"上海","出生日期":"1959-07-31"}""");

        Assert.That((result.Passed, result.Message.En), Is.EqualTo((true, "")));
    }

    [Test]
    public void Run_MissingTagNamed_Passes() => Assert.That(Run("undetermined", null, null, """{"户籍地":"上海"}""", "出生日期").Passed, Is.True);

    [TestCase("not-eligible", null, null, """{"户籍地":"上海","年龄":65}""", "outcome: expected not-eligible, got eligible")]
    [TestCase("eligible", "75", null, """{"户籍地":"外省市"}""", "outcome: expected eligible, got not-eligible (failed resident)")]
    [TestCase("eligible", "75", null, """{"户籍地":"上海"}""", "outcome: expected eligible, got undetermined (missing 出生日期, 年龄)")]
    [TestCase("eligible", "75.01", null, """{"户籍地":"上海","年龄":65}""", "amount: expected 75.01, got 75.00")]
    [TestCase("eligible", null, null, """{"户籍地":"上海","年龄":65}""", "amount: expected null, got 75.00")]
    [TestCase("eligible", "75", "70", """{"户籍地":"上海","年龄":65}""", "cycleAmount: expected 70.00, got 75.00")]
    [TestCase("eligible", "75", null, """{"户籍地":"上海","岁数":65}""", "CHECK2001 tags.岁数: the dictionary has no tag '岁数'")]
    public void Run_NotAsExpected_FailsWithBothSides(string outcome, string? amount, string? cycle, string tags, string message)
    {
        var result = Run(outcome, Yuan(amount), Yuan(cycle), tags);

        Assert.That((result.Passed, result.Message.En), Is.EqualTo((false, message)));
    }

    [Test]
    public void Run_OtherTagMissing_Fails()
    {
        var result = Run("undetermined", null, null, """{"户籍地":"上海"}""", "失信");

        Assert.That(result.Message.En, Is.EqualTo("missing: expected 失信, got 出生日期、年龄"));
    }

    [Test]
    public void Run_UnknownPolicy_Fails()
    {
        var unknown = new Case("nothing-like-it", "n", new(2024, 7, 5), [], "eligible", null, null, [], "s");

        Assert.That(CaseRunner.Run(unknown, SamplePolicies.Catalogue, Sample.Dictionary).Message.En, Does.StartWith("CHECK1009 policy: "));
    }

    [Test]
    public void Run_BeforeItTookEffect_NotInForce()
    {
        var before = new Case("elderly-allowance", "n", new(2016, 4, 30), [], "not-in-force", null, null, [], "s");

        Assert.That(CaseRunner.Run(before, SamplePolicies.Catalogue, Sample.Dictionary).Passed, Is.True);
    }

    private static CaseResult Run(string outcome, decimal? amount, decimal? cycle, string tags, params ImmutableArray<string> missing) => CaseRunner.Run(
        new Case("elderly-allowance", "n", new(2024, 7, 5), JsonNode.Parse(tags)!.AsObject(), outcome, amount, cycle, missing, "s"),
        SamplePolicies.Catalogue, Sample.Dictionary);

    private static decimal? Yuan(string? text) => text is null ? null : decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
