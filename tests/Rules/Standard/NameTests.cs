namespace Matching.Rules.Tests.Standard;

/// <summary>Names hold blanks and operators and end where the longest known one ends (DMN 1.5, 10.3.1.2).</summary>
public sealed class NameTests
{
    [TestCase("Full Name + \"!\"", "\"王!\"")]
    [TestCase("Full   Name", "\"王\"")]
    [TestCase("a-b", "7")]
    [TestCase("a - b", "7")]
    [TestCase("a-b + a", "17")]
    [TestCase("Month's end", "31")]
    [TestCase("🐎", "4")]
    [TestCase("profit and loss", "5")]
    [TestCase("年龄＞60", "6")]
    public void Variable_OfSeveralTokens_IsTheLongestMatch(string feel, string expected) => Assert.That(
        StandardFeel.Text(
            feel, ("Full Name", "\"王\""), ("a-b", "7"), ("a", "10"), ("b", "2"), ("Month's end", "31"), ("🐎", "4"), ("profit and loss", "5"),
            ("年龄＞60", "6")),
        Is.EqualTo(expected));

    [TestCase("{first name: \"王\", greeting: \"Dear \" + first name}.greeting", "\"Dear 王\"")]
    [TestCase("{\"a+b\": 1}.a+b", "1")]
    [TestCase("{if: 1}.if", "1")]
    [TestCase("for one thing in [1, 2] return one thing + 1", "[2, 3]")]
    [TestCase("(function(unit price, how many) unit price * how many)(2, 3)", "6")]
    [TestCase("(function(unit price, how many) unit price * how many)(how many: 2, unit price: 5)", "10")]
    [TestCase("some x in [1, 2] satisfies x > 1", "true")]
    [TestCase("date and time(\"2020-01-01T00:00:00Z\").time offset", "PT0S")]
    [TestCase("[1..3).end included", "false")]
    public void LocalName_OfSeveralTokens_IsKnownWhereItIsDeclared(string feel, string expected) =>
        Assert.That(StandardFeel.Text(feel), Is.EqualTo(expected));

    [TestCase("nobody")]
    [TestCase("nobody + 1")]
    [TestCase("nobody knows this")]
    [TestCase("nobody(1)")]
    [TestCase("{a: 1}.b")]
    [TestCase("null.a")]
    [TestCase("(1).a")]
    public void Name_Unknown_IsNull(string feel) => Assert.That(StandardFeel.Text(feel), Is.EqualTo("null"));

    [Test]
    public void Variable_NamedAsABuiltIn_HidesIt()
    {
        Assert.That(StandardFeel.Text("count", ("count", "7")), Is.EqualTo("7"));
        Assert.That(StandardFeel.Text("count([1, 2])", ("count", "function(l) 9")), Is.EqualTo("9"));
    }
}
