namespace Matching.Api.Tests;

public sealed class CheckCommandTests
{
    private Workplace place = null!;

    [SetUp]
    public void SetUp() => place = new Workplace();

    [TearDown]
    public void TearDown() => place.Dispose();

    [Test]
    public void Check_ContractExample_GivesItsLine()
    {
        var file = place.File("p.json", """
            {"id":"c1","kind":"citizen","asOf":"2024-07-05","policies":["sh-elderly-comprehensive-allowance"],
             "tags":{"户籍地":"上海","出生日期":"1954-07-20"}}
            """);

        var result = Cli.Run("check", file);

        Assert.That(result.Code, Is.EqualTo(0));
        Assert.That(result.Output, Does.Match(
            "^\\{\"id\":\"c1\",\"policy\":\"sh-elderly-comprehensive-allowance\",\"version\":\"2016-05\",\"asOf\":\"2024-07-05\",\"outcome\":\"eligible\","
            + "\"amount\":\"150.00\",\"currency\":\"CNY\",\"missing\":\\[\\],\"failed\":\\[\\],\"packHash\":\"[0-9a-f]{64}\"\\}\n$"));
    }

    [TestCase("2023-12-31", "7200.00")]
    [TestCase("2022-01-01", "300.00")]
    [TestCase("2024-12-01", "10800.00")]
    [TestCase("2025-06-15", "10800.00")]
    public void Check_ChildcareByMonthOfBirth_GivesThePublishedTotal(string born, string amount)
    {
        var file = place.File("p.json", $$$"""
            {"id":"k","kind":"citizen","asOf":"2025-11-28","policies":["cn-childcare-subsidy"],
             "tags":{"子女出生日期":"{{{born}}}","依法生育":true,"子女国籍":"中国","子女户籍地":"徐汇区","受理地":"徐汇区"}}
            """);

        var result = Cli.Run("check", file);

        Assert.That(result.Json.GetProperty("amount").GetString(), Is.EqualTo(amount));
    }

    [TestCase("500", "2", "55000.00")]
    [TestCase("500", "5", "125000.00")]
    public void Check_DisabledLevyExamples_GiveThePublishedRelief(string staff, string placed, string relief)
    {
        var file = place.File("p.json", $$$"""
            {"id":"e","kind":"enterprise","asOf":"2023-06-30","policies":["disabled-employment-security-fund-relief"],
             "tags":{"单位类型":"企业","上年在职职工人数":{{{staff}}},"已安排残疾人数":{{{placed}}},"上年在职职工年平均工资":100000,"当地社会平均工资":100000}}
            """);

        var result = Cli.Run("check", file);

        Assert.That(result.Json.GetProperty("amount").GetString(), Is.EqualTo(relief));
    }

    [Test]
    public void Check_OneBadProfileAmongGood_ErrsInItsPlaceAndGoesOn()
    {
        var file = place.File("p.jsonl", """
            {"id":"a","kind":"citizen","asOf":"2024-07-05","policies":["sh-elderly-comprehensive-allowance"],"tags":{"户籍":"上海"}}
            {"id":"b","kind":"citizen","asOf":"2024-07-05","policies":["sh-elderly-comprehensive-allowance"],"tags":{"户籍地":"外省市"}}
            """);

        var result = Cli.Run("check", file);

        Assert.That(result.Code, Is.EqualTo(2));
        Assert.That(result.Lines, Has.Length.EqualTo(2));
        Assert.That(result.Lines[0], Does.Contain("\"path\":\"tags.户籍\"").And.Contains("户籍地"));
        Assert.That(result.Lines[1], Does.Contain("\"outcome\":\"not-eligible\""));
    }

    [Test]
    public void Check_BeforeItTookEffect_IsNotInForce()
    {
        var file = place.File("p.json", """
            {"id":"d","kind":"citizen","asOf":"2025-06-30","policies":["sh-severe-disability-nursing-allowance"],"tags":{}}
            """);

        var result = Cli.Run("check", file);

        Assert.That(result.Json.GetProperty("outcome").GetString(), Is.EqualTo("not-in-force"));
        Assert.That(result.Json.GetProperty("version").ValueKind, Is.EqualTo(System.Text.Json.JsonValueKind.Null));
    }

    [TestCase("not json at all")]
    [TestCase("")]
    public void Check_NotJson_IsRefused(string text)
    {
        var result = Cli.Run("check", place.File("p.json", text));

        Assert.That(result.Code, Is.EqualTo(2));
        Assert.That(result.Output + result.Error, Does.Contain("p.json").Or.Contain("error"));
    }

    [Test]
    public void Check_MissingFile_NamesIt()
    {
        var result = Cli.Run("check", place["nothing.json"]);

        Assert.That(result.Code, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("nothing.json"));
    }

    [Test]
    public void Check_UnknownPolicyOption_NamesTheNearest()
    {
        var file = place.File("p.json", "{\"id\":\"a\",\"kind\":\"citizen\",\"tags\":{}}");

        var result = Cli.Run("check", file, "--policy", "sh-elderly-allowance");

        Assert.That(result.Code, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("sh-elderly-comprehensive-allowance"));
    }
}
