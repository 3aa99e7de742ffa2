using Matching.Rules.Binding;
using Matching.Rules.Diagnostics;
using Matching.Rules.Dmn.Evaluation;
using Matching.Rules.Values;

namespace Matching.Rules.Tests.Standard;

/// <summary>Filters, paths, iterations, tests and ranges as DMN 1.5, 10.3.2 says.</summary>
public sealed class StructureTests
{
    [TestCase("[1, 2, 3][item > 1]", "[2, 3]")]
    [TestCase("[1, 2, 3][-1]", "3")]
    [TestCase("[1, 2, 3][4]", "null")]
    [TestCase("[1, 2, 3][0]", "null")]
    [TestCase("[][1]", "null")]
    [TestCase("[][true]", "[]")]
    [TestCase("5[true]", "[5]")]
    [TestCase("5[1]", "5")]
    [TestCase("[{a: 1}, {a: 2}][a > 1]", "[{\"a\": 2}]")]
    [TestCase("[{a: 1}, {b: 2}][a = 1]", "[{\"a\": 1}]")]
    [TestCase("[{item: 1}, {item: 2}][item > 1]", "[{\"item\": 2}]")]
    [TestCase("[1, 2, 3][item > null]", "[]")]
    [TestCase("[1, 2, 3][\"x\"]", "[]")]
    [TestCase("for i in [2, 1] return [10, 20][i]", "[20, 10]")]
    [TestCase("{limit: 2, found: [{x: 1}, {x: 3}][x > limit]}.found", "[{\"x\": 3}]")]
    [TestCase("[{x: [{y: 1}, {y: 2}]}][x[y = 2][1].y = 2].x[1][1].y", "1")]
    [TestCase("[{a: 1}, {b: 2}].a", "[1, null]")]
    public void Filter_ByConditionOrPlace_KeepsWhatIsTrue(string feel, string expected) => Assert.That(StandardFeel.Text(feel), Is.EqualTo(expected));

    [TestCase("for i in 3..1 return i", "[3, 2, 1]")]
    [TestCase("for i in [1..3] return i", "[1, 2, 3]")]
    [TestCase("for i in (1..4) return i", "[2, 3]")]
    [TestCase("for d in @\"2024-02-28\"..@\"2024-03-01\" return d.day", "[28, 29, 1]")]
    [TestCase("for i in 1..4 return if i = 1 then 1 else partial[-1] * i", "[1, 2, 6, 24]")]
    [TestCase("for i in 1..2, j in [i, i * 10] return j", "[1, 10, 2, 20]")]
    [TestCase("for i in [] return i", "[]")]
    [TestCase("for i in [1, null] return i + 1", "[2, null]")]
    [TestCase("for i in null return i", "null")]
    [TestCase("for i in 1.5..3 return i", "null")]
    [TestCase("for i in \"a\"..\"c\" return i", "null")]
    [TestCase("every i in [1, null] satisfies i > 0", "null")]
    [TestCase("every i in [0, null] satisfies i > 0", "false")]
    [TestCase("some i in [1, null] satisfies i > 0", "true")]
    [TestCase("some i in [] satisfies i > 0", "false")]
    [TestCase("every i in [] satisfies i > 0", "true")]
    [TestCase("some i in 5 satisfies i > 0", "null")]
    public void Iteration_OverListsAndRanges_GivesWhatTheBodyGives(string feel, string expected) =>
        Assert.That(StandardFeel.Text(feel), Is.EqualTo(expected));

    [TestCase("if null then 1 else 2", "2")]
    [TestCase("if \"x\" then 1 else 2", "2")]
    [TestCase("null and false", "false")]
    [TestCase("null or true", "true")]
    [TestCase("null and true", "null")]
    [TestCase("\"x\" or true", "true")]
    [TestCase("1 + null", "null")]
    [TestCase("1 < null", "null")]
    [TestCase("null = null", "true")]
    [TestCase("1 = null", "false")]
    [TestCase("1 != \"1\"", "null")]
    [TestCase("{a: 1, a: 2}", "null")]
    [TestCase("-\"x\"", "null")]
    [TestCase("1 between null and 2", "null")]
    public void Null_InOperations_IsWhatTheTablesSay(string feel, string expected) => Assert.That(StandardFeel.Text(feel), Is.EqualTo(expected));

    [TestCase("5 in (1, >4)", "true")]
    [TestCase("5 in [[1..3], [5..6]]", "true")]
    [TestCase("5 in (> 4)", "true")]
    [TestCase("5 in [1..null]", "null")]
    [TestCase("true in [1, 2]", "false")]
    [TestCase("[1, 2] in [[1, 2], [3]]", "true")]
    [TestCase("\"b\" in [\"a\"..\"c\"]", "true")]
    [TestCase("(< 5)", "<5")]
    [TestCase("(>= @\"2024-01-01\") instance of range<date>", "true")]
    [TestCase("\"\\uFFFD\" < \"🐎\"", "true")]
    [TestCase("\"ab\" < \"abc\"", "true")]
    [TestCase("[5..1]", "null")]
    [TestCase("[1..\"a\"]", "null")]
    [TestCase("[1..5] = [1..5]", "true")]
    [TestCase("(1..5] = [1..5]", "false")]
    [TestCase("[1..10[.end included", "false")]
    public void Range_AsValueAndTest_IsOrderedAndHalfOpenWhereWritten(string feel, string expected) =>
        Assert.That(StandardFeel.Text(feel), Is.EqualTo(expected));

    [Test]
    public void UnaryTests_NotOfNothing_PassesEveryValueOnBothPaths()
    {
        var rule = StandardTests.Compile("not()", FeelType.Any, new DiagnosticBag());
        Value[] frame = [.. Enumerable.Repeat(Value.Of(1m), 4)];

        Assert.That((rule.Explain(frame).Value, rule.Evaluate(frame)), Is.EqualTo((Value.True, Value.True)));
    }
}
