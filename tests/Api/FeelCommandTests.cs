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
        var result = Cli.Run("feel", "if 缺失变量 > 5 then \"不符合\" else \"符合\"", "--json");

        var diagnostic = result.Json.GetProperty("diagnostics")[0];
        Assert.That(result.Code, Is.EqualTo(2));
        Assert.That(diagnostic.GetProperty("code").GetString(), Is.EqualTo("FEEL2001"));
        Assert.That((diagnostic.GetProperty("start").GetInt32(), diagnostic.GetProperty("end").GetInt32()), Is.EqualTo((3, 7)));
    }

    [Test]
    public void Feel_FullWidthComparison_IsReadAndTheAuthorTold()
    {
        var result = Cli.Run("feel", "年龄＞60", "--context", "{\"年龄\": 61}");

        Assert.That((result.Code, result.Output), Is.EqualTo((0, "true\n")));
        Assert.That(result.Error, Does.Contain("FEEL1008"));
    }

    [Test]
    public void Feel_UnknownInComparison_IsUnknownWithItsCause()
    {
        var result = Cli.Run("feel", "年龄 > 60", "--context", "{\"年龄\": null}", "--json");

        Assert.That(result.Code, Is.EqualTo(0));
        Assert.That(result.Output, Is.EqualTo("{\"value\":null,\"unknown\":[\"年龄\"]}\n"));
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
