namespace Matching.Rules.Tests.Values;

public sealed class ArithmeticTests
{
    [TestCase("1 + 2 * 3", "7")]
    [TestCase("(1 + 2) * 3", "9")]
    [TestCase("10 - 4 - 3", "3")]
    [TestCase("2 ** 10", "1024")]
    [TestCase("2 ** -2", "0.25")]
    [TestCase("-2 ** 2", "4")]
    [TestCase("7 / 2", "3.5")]
    [TestCase("0.1 + 0.2", "0.3")]
    [TestCase("1.50", "1.5")]
    [TestCase(".5 + 1e3", "1000.5")]
    [TestCase("\"沪\" + \"府\"", "\"沪府\"")]
    [TestCase("5 between 5 and 6", "true")]
    [TestCase("5 in (<5, >5)", "false")]
    [TestCase("5 in [1..5)", "false")]
    [TestCase("1 in ]1..5]", "false")]
    [TestCase("\"b\" in [\"a\", \"b\"]", "true")]
    [TestCase("get value({a: 5}, \"a\") = null", "false")]
    [TestCase("get value({a: 5}, \"b\") = null", "true")]
    [TestCase("[1, 2] = [1, 2]", "true")]
    [TestCase("{a: 1, b: a + 1}.b", "2")]
    [TestCase("{a: 1, \"b c\": 2} = {\"b c\": 2, a: 1}", "true")]
    [TestCase("[10, 20, 30][2]", "20")]
    [TestCase("[10, 20, 30][-1]", "30")]
    [TestCase("[10, 20, 30][4]", "null")]
    [TestCase("[10, 20, 30][item > 15]", "[20, 30]")]
    [TestCase("for i in 1..3 return i * i", "[1, 4, 9]")]
    [TestCase("for i in 3..1 return i", "[3, 2, 1]")]
    [TestCase("for i in [1, 2], j in [10, 20] return i + j", "[11, 21, 12, 22]")]
    [TestCase("some i in [1, 2], j in [2, 3] satisfies i = j", "true")]
    [TestCase("every i in [] satisfies i = 1", "true")]
    [TestCase("some i in [] satisfies i = 1", "false")]
    [TestCase("if 1 > 2 then \"甲\" else if 2 > 1 then \"乙\" else \"丙\"", "\"乙\"")]
    public void Evaluate_Expression_GivesTheLiteralResult(string text, string expected) =>
        Assert.That(Feel.Evaluate(text).ToString(), Is.EqualTo(expected));
}
