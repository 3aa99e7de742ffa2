namespace Matching.Api.Tests;

public sealed class FeelCommandTests
{
    [Test]
    public void Feel_Arithmetic_PrintsValue()
    {
        var result = Cli.Run("feel", "0.1 + 0.2");

        Assert.That((result.Code, result.Output), Is.EqualTo((0, "0.3\n")));
    }

    [Test]
    public void Feel_MistypedNameInIf_IsRefusedWithPositionNotAnswered()
    {
        var result = Cli.Run("feel", "if 缺失变量 > 5 then \"不符合\" else \"符合\"", "--strict", "--json");

        var diagnostic = result.Json.GetProperty("diagnostics")[0];
        Assert.That(result.Code, Is.EqualTo(2));
        Assert.That(diagnostic.GetProperty("code").GetString(), Is.EqualTo("FEEL2001"));
        Assert.That((diagnostic.GetProperty("start").GetInt32(), diagnostic.GetProperty("end").GetInt32()), Is.EqualTo((3, 7)));
    }

    [Test]
    public void Feel_FullWidthComparison_IsReadAndTheAuthorTold()
    {
        var result = Cli.Run("feel", "年龄＞60", "--strict", "--context", "{\"年龄\": 61}");

        Assert.That((result.Code, result.Output), Is.EqualTo((0, "true\n")));
        Assert.That(result.Error, Does.Contain("FEEL1008"));
    }

    [Test]
    public void Feel_UnknownInComparison_IsUnknownWithItsCause()
    {
        var result = Cli.Run("feel", "年龄 > 60", "--strict", "--context", "{\"年龄\": null}", "--json");

        Assert.That(result.Code, Is.EqualTo(0));
        Assert.That(result.Output, Is.EqualTo("{\"value\":null,\"unknown\":[\"年龄\"]}\n"));
    }

    [TestCase("for i in 1..3 return i * i", "[1, 4, 9]")]
    [TestCase("{a: 1, b: a + 1}.b", "2")]
    [TestCase("(function(x: number) x ** 2)(5)", "25")]
    [TestCase("@\"2019-01-31\" + @\"P1M\"", "2019-02-28")]
    [TestCase("1 = \"1\"", "null")]
    [TestCase("if 缺失变量 > 5 then \"不符合\" else \"符合\"", "\"符合\"")]
    public void Feel_StandardDialect_AnswersAsDmnSays(string expression, string expected)
    {
        var result = Cli.Run("feel", expression);

        Assert.That((result.Code, result.Output), Is.EqualTo((0, expected + "\n")));
    }

    [Test]
    public void Feel_NullThatNothingSays_TellsTheInnermostReason()
    {
        var result = Cli.Run("feel", "1 + (2 / 0)");

        Assert.That(result.Output, Is.EqualTo("null\n"));
        Assert.That(result.Error, Does.Contain("why null: ").And.Contains("(2 / 0)").And.Contains("division by zero"));
    }

    [Test]
    public void Feel_StandardContext_KeepsStringsAndReadsObjectsWithNamesOfSeveralWords()
    {
        var result = Cli.Run("feel", "applicant.full name + day", "--context", "{\"applicant\":{\"full name\":\"王\"},\"day\":\"2025-01-01\"}", "--json");

        Assert.That(result.Output, Is.EqualTo("{\"value\":\"王2025-01-01\"}\n"));
    }

    [Test]
    public void Feel_NotAnExpression_IsRefusedInBothDialects()
    {
        Assert.That(Cli.Run("feel", "1 +").Code, Is.EqualTo(2));
        Assert.That(Cli.Run("feel", "1 +", "--strict").Code, Is.EqualTo(2));
    }

    [TestCase("[1]", "a JSON object is expected")]
    [TestCase("{", "not JSON")]
    [TestCase("{\"a\":1,\"a\":2}", "occurs twice")]
    public void Feel_BadContext_IsRefused(string context, string message)
    {
        var result = Cli.Run("feel", "1", "--context", context);

        Assert.That(result.Code, Is.EqualTo(2));
        Assert.That(result.Error, Does.Contain("--context").And.Contains(message));
    }
}
