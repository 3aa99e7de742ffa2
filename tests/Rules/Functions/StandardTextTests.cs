namespace Matching.Rules.Tests.Functions;

public sealed class StandardTextTests
{
    [TestCase("string(1.50)", "1.5")]
    [TestCase("string(\"a\")", "a")]
    [TestCase("string(true)", "true")]
    [TestCase("string(@\"2025-06-01\")", "2025-06-01")]
    [TestCase("string(@\"10:00:00@Asia/Shanghai\")", "10:00:00@Asia/Shanghai")]
    [TestCase("string(@\"2025-06-01T10:00:00Z\")", "2025-06-01T10:00:00Z")]
    [TestCase("string(@\"P14M\")", "P1Y2M")]
    [TestCase("string(@\"-PT90M\")", "-PT1H30M")]
    [TestCase("string([1, \"a\\\"b\", [null, true]])", "[1, \"a\\\"b\", [null, true]]")]
    [TestCase("string({a: \"x\", b: {c: []}})", "{a: \"x\", b: {c: []}}")]
    [TestCase("string({\"a b\": 1, \"{\": 2, \"\": 3})", "{a b: 1, \"{\": 2, \"\": 3}")]
    [TestCase("string({})", "{}")]
    [TestCase("string([1..5))", "[1..5)")]
    [TestCase("substring(\"上海😀市\", 3, 1)", "😀")]
    [TestCase("substring(\"foobar\", 3)", "obar")]
    [TestCase("substring(\"foobar\", 3, 99)", "obar")]
    [TestCase("substring(\"foobar\", -2, 1)", "a")]
    [TestCase("substring(\"foobar\", 3.9, 3.8)", "oba")]
    [TestCase("substring(start position: 2, string: \"ab\")", "b")]
    [TestCase("upper case(\"aß1\")", "Aß1")]
    [TestCase("lower case([\"ÄB\"])", "äb")]
    [TestCase("substring before(\"foobar\", \"bar\")", "foo")]
    [TestCase("substring before(\"foobar\", \"xyz\")", "")]
    [TestCase("substring after(\"foobar\", \"\")", "foobar")]
    [TestCase("substring after(\"foobar\", \"x\")", "")]
    [TestCase("string join([\"a\", null, \"c\"], \"X\")", "aXc")]
    [TestCase("string join([\"a\", \"b\"])", "ab")]
    [TestCase("string join([\"a\", \"b\"], null)", "ab")]
    [TestCase("string join([], \"X\")", "")]
    [TestCase("string join(\"a\", \"X\")", "a")]
    public void Call_StringFunction_GivesTheLiteralText(string text, string expected) =>
        Assert.That(StandardFeel.Evaluate(text).AsString, Is.EqualTo(expected));

    [TestCase("string length(\"上海😀\")", "3")]
    [TestCase("string length(\"\")", "0")]
    [TestCase("contains(\"foobar\", \"ob\")", "true")]
    [TestCase("contains(\"\", \"\")", "true")]
    [TestCase("starts with(\"foobar\", \"fo\")", "true")]
    [TestCase("starts with(string: \"foobar\", match: \"o\")", "false")]
    [TestCase("ends with(\"foobar\", \"r\")", "true")]
    [TestCase("not(false)", "true")]
    [TestCase("not(negand: true)", "false")]
    [TestCase("number(\"1 000,5\", \" \", \",\")", "1000.5")]
    [TestCase("number(from: \"1.000.000,01\", decimal separator: \",\", grouping separator: \".\")", "1000000.01")]
    [TestCase("number(from: \"1,5\", decimal separator: \",\")", "1.5")]
    [TestCase("number(\"-.5\")", "-0.5")]
    [TestCase("number(\"1234567890123456789012345678901234\")", "1234567890123456789012345678901234")]
    public void Call_FunctionOfText_GivesTheLiteralResult(string text, string expected) =>
        Assert.That(StandardFeel.Text(text), Is.EqualTo(expected));

    [TestCase("string(null)")]
    [TestCase("string()")]
    [TestCase("string length(null)")]
    [TestCase("string length(1)")]
    [TestCase("substring(\"foobar\", 0)")]
    [TestCase("substring(\"foobar\", 7)")]
    [TestCase("substring(\"foobar\", -7)")]
    [TestCase("substring(\"foobar\", 1, 0)")]
    [TestCase("substring(\"\", 1)")]
    [TestCase("substring(\"foobar\", \"1\")")]
    [TestCase("upper case(null)")]
    [TestCase("upper case([\"a\", \"b\"])")]
    [TestCase("contains(\"a\", null)")]
    [TestCase("contains(string: \"a\", matches: \"a\")")]
    [TestCase("starts with(\"a\", 1)")]
    [TestCase("substring before(\"a\")")]
    [TestCase("string join(null)")]
    [TestCase("string join([\"a\", 1])")]
    [TestCase("string join([\"a\"], 1)")]
    [TestCase("not(null)")]
    [TestCase("not(1)")]
    [TestCase("number(\"\")")]
    [TestCase("number(\" 1\")")]
    [TestCase("number(\"1,5\")")]
    [TestCase("number(\"1.5\", null, \",\")")]
    [TestCase("number(\"1,000.5\", \",\", \",\")")]
    [TestCase("number(\"1,000.5\", \";\", \".\")")]
    [TestCase("number(null)")]
    [TestCase("number(1)")]
    public void Call_FunctionOfTextOutsideItsDomain_IsNull(string text) => Assert.That(StandardFeel.Text(text), Is.EqualTo("null"));

    [TestCase("count(for i in 1..100000 return string length({0}))")]
    [TestCase("count(for i in 1..100000 return upper case({0}))")]
    [TestCase("contains({0} + {0}, {0} + \"b\" + {0})")]
    [TestCase("string length(replace({0}, \"a\", {0}))")]
    public void Call_OnVeryLongText_EndsWithinItsBounds(string text) => Assert.That(
        StandardFeel.Text($"{{s: string join(for i in 1..30000 return \"aaaaaaaaaa\"), r: {string.Format(System.Globalization.CultureInfo.InvariantCulture, text, "s")}}}.r"),
        Is.EqualTo("null"));

    [Test]
    public void String_OfAListNestedWithoutEnd_IsRefusedByItsLength() =>
        Assert.That(StandardFeel.Text("string(for i in 1..300 return [partial])"), Is.EqualTo("null"));
}
