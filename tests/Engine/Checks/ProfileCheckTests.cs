using Matching.Engine.Checks;
using Matching.Engine.Tests.Decisions;

namespace Matching.Engine.Tests.Checks;

public sealed class ProfileCheckTests
{
    private static readonly DateOnly Day = new(2024, 7, 5);
    private static readonly string A = new('a', 64);

    [Test]
    public void Run_OneObject_LineAsInTheContract()
    {
        var lines = Run("""{"id":"c1","kind":"citizen","asOf":"2024-07-05","policies":["elderly-allowance"],"tags":{"户籍地":"上海","出生日期":"1954-07-20"}}""");

        Assert.That(lines, Is.EqualTo(new[]
        {
            $$"""{"id":"c1","policy":"elderly-allowance","version":"2016-05","asOf":"2024-07-05","outcome":"eligible","amount":"150.00","currency":"CNY","missing":[],"failed":[],"packHash":"{{A}}"}""",
        }));
    }

    [Test]
    public void Run_CodesInsteadOfNames_SameDecision()
    {
        var lines = Run("""{"id":"c1","kind":"citizen","policies":["elderly-allowance"],"tags":{"hukou_place":"上海","birth_date":"1954-07-20"}}""");

        Assert.That(lines.Single(), Does.Contain("""  "outcome":"eligible","amount":"150.00"  """.Trim()));
    }

    [Test]
    public void Run_NothingKnown_UndeterminedWithNullAmount()
    {
        var lines = Run("""{"id":"c1","kind":"citizen","policies":["elderly-allowance"],"tags":{}}""");

        Assert.That(lines.Single(), Does.Contain(
            """  "outcome":"undetermined","amount":null,"currency":"CNY","missing":["出生日期","年龄","户籍地"],"failed":[]  """.Trim()));
    }

    [Test]
    public void Run_WithoutPolicies_AllOfTheKindInForceByIdentifier()
    {
        var lines = Run("""{"id":"c1","kind":"citizen","asOf":"2025-01-01"}""");

        Assert.That(lines.Select(PolicyOf), Is.EqualTo(new[] { "childcare", "elderly-allowance", "minimum-living" }));
    }

    [Test]
    public void Run_WithoutPolicies_LeavesOutWhatIsNotInForce()
    {
        var lines = Run("""{"id":"c1","kind":"citizen","asOf":"2024-06-30"}""");

        Assert.That(lines.Select(PolicyOf), Is.EqualTo(new[] { "elderly-allowance" }));
    }

    [Test]
    public void Run_PolicyAskedForButNotInForce_SaysSoWithoutVersion()
    {
        var lines = Run("""{"id":"e1","kind":"enterprise","asOf":"2025-01-01","policies":["recognition"],"tags":{"失信":false}}""");

        Assert.That(lines.Single(), Is.EqualTo(
            """{"id":"e1","policy":"recognition","version":null,"asOf":"2025-01-01","outcome":"not-in-force","amount":null,"currency":"CNY","missing":[],"failed":[],"packHash":null}"""));
    }

    [TestCase("2024-12-31", "eligible")]
    [TestCase("2025-01-01", "not-in-force")]
    [TestCase("2020-01-01", "eligible")]
    [TestCase("2019-12-31", "not-in-force")]
    public void Run_EndsOfAVersion_AreInclusive(string asOf, string outcome)
    {
        var lines = Run($$"""{"id":"e1","kind":"enterprise","asOf":"{{asOf}}","policies":["recognition"],"tags":{"失信":false} }""");

        Assert.That(lines.Single(), Does.Contain($"\"outcome\":\"{outcome}\""));
    }

    [Test]
    public void Run_DerivedTagGiven_IsUsedAsGiven()
    {
        var lines = Run("""{"id":"c1","kind":"citizen","policies":["elderly-allowance"],"tags":{"户籍地":"上海","出生日期":"1954-07-20","年龄":"65"}}""");

        Assert.That(lines.Single(), Does.Contain("\"amount\":\"75.00\""));
    }

    [Test]
    public void Run_ParameterGiven_WinsOverTheCatalogue()
    {
        var lines = Run("""{"id":"c1","kind":"citizen","policies":["minimum-living"],"tags":{"户籍地":"上海","共同生活成员月收入合计":1000,"保障人口数":1,"低保标准":"2000.5"}}""");

        Assert.That(lines.Single(), Does.Contain("\"amount\":\"1000.50\""));
    }

    [Test]
    public void Run_PlaceOfAcceptanceAbsent_StaysUnknownInACheck()
    {
        var lines = Run("""{"id":"c1","kind":"citizen","asOf":"2025-02-01","policies":["childcare"],"tags":{"子女户籍地":"徐汇区"}}""");

        Assert.That(lines.Single(), Does.Contain("\"missing\":[\"受理地\"]"));
    }

    [Test]
    public void Run_MonthEndRepeatedRightly_IsAccepted()
    {
        var lines = Run("""{"id":"c1","kind":"citizen","policies":["elderly-allowance"],"tags":{"发放月月末":"2024-07-31","基准日":"2024-07-05","户籍地":"外省市"}}""");

        Assert.That(lines.Single(), Does.Contain("\"failed\":[\"resident\"]"));
    }

    [Test]
    public void Run_ArrayWithABadProfile_RefusesItAloneInItsPlace()
    {
        var lines = Run("""[{"id":"c1","kind":"citizen","tags":{"户藉地":"上海"}},{"id":"e1","kind":"enterprise","tags":{"失信":true}}]""", language: "en");

        Assert.That(lines[0], Is.EqualTo(
            """{"id":"c1","error":{"code":"CHECK2001","message":"the dictionary has no tag '户藉地'; did you mean 户籍地, 子女户籍地","path":"tags.户藉地"}}"""));
        Assert.That(lines[1], Does.Contain("\"id\":\"e1\"").And.Contain("\"failed\":[\"listed\"]"));
    }

    [Test]
    public void Run_JsonLinesWithAnUnreadableLine_TheOthersGoOn()
    {
        var report = Report("{\"id\":\"c1\",\"kind\":\"citizen\",\"policies\":[]}\n\n{\"id\":\r\n{\"id\":\"e1\",\"kind\":\"enterprise\"}\n");

        var fault = (CheckFault)report.Lines[0];
        Assert.That((fault.Id, fault.Code, fault.Path), Is.EqualTo(((string?)null, "CHECK1001", "3:8")));
        Assert.That(report.Lines[1].Id, Is.EqualTo("e1"));
        Assert.That(report.HasFaults, Is.True);
    }

    [Test]
    public void Run_ObjectOverSeveralLines_IsOneProfile()
    {
        var report = Report("\uFEFF{\n\"id\":\"c1\",\n\"kind\":\"citizen\"\n}");

        Assert.That(report.Lines.Select(l => l.Id).Distinct(), Is.EqualTo(new[] { "c1" }));
        Assert.That(report.HasFaults, Is.False);
    }

    [TestCase("""{"id":"x","kind":"citizen","tags":{"出生日期":"1954-02-30"}}""", "CHECK1008", "tags.出生日期")]
    [TestCase("""{"id":"x","kind":"citizen","tags":{"出生日期":19540720}}""", "CHECK2003", "tags.出生日期")]
    [TestCase("""{"id":"x","kind":"citizen","tags":{"失信":"true"}}""", "CHECK2003", "tags.失信")]
    [TestCase("""{"id":"x","kind":"citizen","tags":{"失信":null}}""", "CHECK2003", "tags.失信")]
    [TestCase("""{"id":"x","kind":"citizen","tags":{"户籍地":"北京"}}""", "CHECK2004", "tags.户籍地")]
    [TestCase("""{"id":"x","kind":"citizen","tags":{"救助身份":["低保","无"]}}""", "CHECK2004", "tags.救助身份[1]")]
    [TestCase("""{"id":"x","kind":"citizen","tags":{"救助身份":"低保"}}""", "CHECK2003", "tags.救助身份")]
    [TestCase("""{"id":"x","kind":"citizen","tags":{"救助身份":[{"a":1}]}}""", "CHECK2003", "tags.救助身份[0]")]
    [TestCase("""{"id":"x","kind":"citizen","tags":{"年龄":"６５"}}""", "CHECK2003", "tags.年龄")]
    [TestCase("""{"id":"x","kind":"citizen","tags":{"年龄":"1,000"}}""", "CHECK2003", "tags.年龄")]
    [TestCase("""{"id":"x","kind":"citizen","tags":{"年龄":"5%"}}""", "CHECK2003", "tags.年龄")]
    [TestCase("""{"id":"x","kind":"citizen","tags":{"年龄":true}}""", "CHECK2003", "tags.年龄")]
    [TestCase("""{"id":"x","kind":"citizen","tags":{"年龄":1e40}}""", "CHECK2005", "tags.年龄")]
    [TestCase("""{"id":"x","kind":"citizen","tags":{"年龄":1e-40}}""", "CHECK2005", "tags.年龄")]
    [TestCase("""{"id":"x","kind":"citizen","tags":{"年龄":0.12345678901234567890123456789}}""", "CHECK2005", "tags.年龄")]
    [TestCase("""{"id":"x","kind":"citizen","tags":{"年龄":1,"age":1}}""", "CHECK2002", "tags.age")]
    [TestCase("""{"id":"x","kind":"citizen","tags":{"年龄":1,"年龄":1}}""", "CHECK1004", "tags.年龄")]
    [TestCase("""{"id":"x","kind":"citizen","tags":{"基准日":"2024-07-06"}}""", "CHECK2006", "tags.基准日")]
    [TestCase("""{"id":"x","kind":"citizen","tags":{"发放月月末":"2024-08-31"}}""", "CHECK2006", "tags.发放月月末")]
    [TestCase("""{"id":"x","kind":"citizen","tags":[]}""", "CHECK2003", "tags")]
    [TestCase("""{"id":"x","kind":"household"}""", "CHECK1007", "kind")]
    [TestCase("""{"id":"x"}""", "CHECK1007", "kind")]
    [TestCase("""{"id":"x","kind":"citizen","asOf":"2024-7-5"}""", "CHECK1008", "asOf")]
    [TestCase("""{"id":"x","kind":"citizen","policies":"all"}""", "CHECK2003", "policies")]
    [TestCase("""{"id":"x","kind":"citizen","policies":["childcare","elderly"]}""", "CHECK1009", "policies[1]")]
    [TestCase("""{"id":"x","kind":"citizen","policies":["recognition"]}""", "CHECK1010", "policies[0]")]
    [TestCase("""{"id":"x","kind":"citizen","polices":[]}""", "CHECK1005", "polices")]
    public void Run_BadProfile_RefusedWithCodeAndPath(string profile, string code, string path)
    {
        var fault = (CheckFault)Report(profile).Lines.Single();

        Assert.That((fault.Id, fault.Code, fault.Path), Is.EqualTo(("x", code, path)));
    }

    [TestCase("""[{"kind":"citizen"}]""", "CHECK1006", "[0].id")]
    [TestCase("""[{"id":"","kind":"citizen"}]""", "CHECK1006", "[0].id")]
    [TestCase("""[{"id":7,"kind":"citizen"}]""", "CHECK2003", "[0].id")]
    [TestCase("""[{"id":"a","id":"b","kind":"citizen"}]""", "CHECK1004", "[0].id")]
    [TestCase("[7]", "CHECK1003", "[0]")]
    public void Run_ProfileWithoutIdentifier_RefusedWithItsPlace(string text, string code, string path)
    {
        var fault = (CheckFault)Report(text).Lines.Single();

        Assert.That((fault.Id, fault.Code, fault.Path), Is.EqualTo(((string?)null, code, path)));
    }

    [TestCase("", "CHECK1003", "1:1")]
    [TestCase("  \n", "CHECK1003", "1:1")]
    [TestCase("{\"id\":\n  x}", "CHECK1001", "2:3")]
    [TestCase("[{\"id\":\"a\"},]", "CHECK1001", "1:13")]
    [TestCase("id: c1", "CHECK1001", "1:1")]
    [TestCase("[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]", "CHECK1001", "1:17")]
    public void Run_TextThatCannotBeRead_RefusedAsAWhole(string text, string code, string path)
    {
        Assert.That(() => Report(text), Throws.TypeOf<CheckRefusedException>()
            .With.Property("Code").EqualTo(code).And.Property("Path").EqualTo(path));
    }

    [Test]
    public void Run_OptionNamesAnUnknownPolicy_RefusedWithTheNearest()
    {
        var check = new ProfileCheck(SamplePolicies.Catalogue, Sample.Dictionary);

        Assert.That(() => check.Run("{}", new CheckOptions(Day, "child-care")), Throws.TypeOf<CheckRefusedException>()
            .With.Property("Code").EqualTo("CHECK1009").And.Message.Contains("did you mean childcare"));
    }

    [Test]
    public void Run_OptionNamesAPolicy_OnlyThatOne()
    {
        var lines = Run("""{"id":"c1","kind":"citizen"}""", policy: "elderly-allowance");

        Assert.That(lines.Select(PolicyOf), Is.EqualTo(new[] { "elderly-allowance" }));
    }

    [Test]
    public void Run_WithTrace_AddsConditionsAndValues()
    {
        var report = new ProfileCheck(SamplePolicies.Catalogue, Sample.Dictionary).Run(
            """{"id":"e1","kind":"enterprise","tags":{"失信":true}}""", new CheckOptions(Day, Trace: true));

        Assert.That(CheckJson.Line(report.Lines.Single(), "zh"), Does.EndWith(
            """  "trace":{"conditions":[{"id":"listed","text":"未列入失信","reference":null,"value":false,"trace":{"text":"not(失信)","value":false,"children":[{"text":"失信","value":true,"symbol":"失信"}]}}],"values":[{"tag":"失信","value":true,"unit":null,"origin":"given","source":null,"asOf":null}],"amount":null,"cycleAmount":null}}  """.Trim()));
    }

    private static CheckReport Report(string text) => new ProfileCheck(SamplePolicies.Catalogue, Sample.Dictionary).Run(text, new CheckOptions(Day));

    private static List<string> Run(string text, string language = "zh", string? policy = null) =>
        [.. new ProfileCheck(SamplePolicies.Catalogue, Sample.Dictionary).Run(text, new CheckOptions(Day, policy, language)).Lines.Select(l => CheckJson.Line(l, language))];

    private static string PolicyOf(string line)
    {
        using var document = System.Text.Json.JsonDocument.Parse(line);
        return document.RootElement.GetProperty("policy").GetString()!;
    }
}
