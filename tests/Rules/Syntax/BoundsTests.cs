using CsCheck;
using Matching.Rules.Binding;
using Matching.Rules.Diagnostics;
using Matching.Rules.Tables;
using Matching.Rules.Values;

namespace Matching.Rules.Tests.Syntax;

public sealed class BoundsTests
{
    [Test]
    public void Compile_TextOver64KiB_IsRefused() =>
        Assert.That(Feel.Codes(new string(' ', 65536) + "1", Scope.Empty), Does.Contain("FEEL1001"));

    [Test]
    public void Compile_TextOf64KiB_IsAccepted() =>
        Assert.That(Feel.Codes(new string(' ', 65535) + "1", Scope.Empty), Is.Empty);

    [TestCase("(", ")")]
    [TestCase("[", "]")]
    [TestCase("-", "")]
    [TestCase("not(", ")")]
    [TestCase("abs(", ")")]
    [TestCase("if true then 1 else ", "")]
    public void Compile_Nested10000Deep_IsRefusedWithoutOverflow(string open, string close)
    {
        var depth = Math.Min(10_000, 60_000 / (open.Length + close.Length));
        var text = string.Concat(Enumerable.Repeat(open, depth)) + "1" + string.Concat(Enumerable.Repeat(close, depth));

        Assert.That(Feel.Codes(text, Scope.Empty), Does.Contain("FEEL1002"));
    }

    [Test]
    public void Compile_Nested60Deep_IsAccepted() =>
        Assert.That(Feel.Evaluate(new string('(', 60) + "1" + new string(')', 60)).AsNumber, Is.EqualTo(1m));

    [Test]
    public void Compile_ChainOf300Operators_IsAccepted() =>
        Assert.That(Feel.Evaluate("1" + string.Concat(Enumerable.Repeat("+1", 299))).AsNumber, Is.EqualTo(300m));

    [Test]
    public void Compile_ChainOf20000Operators_IsRefusedWithoutOverflow() =>
        Assert.That(Feel.Codes("1" + string.Concat(Enumerable.Repeat("+1", 20_000)), Scope.Empty), Does.Contain("FEEL1002"));

    [TestCase("count(for i in 1..1000, j in 1..1000 return 1)")]
    [TestCase("count(for i in 1..100001 return 1)")]
    [TestCase("some i in 1..100000, j in 1..100000 satisfies i + j < 0")]
    [TestCase("count(for i in 1..100000 return i ** 0.5)")]
    [TestCase("count(for i in 1..100000 return exp(i / 100000))")]
    [TestCase("count(for i in 1..100000 return (i + 1) * (i + 2))")]
    public void Evaluate_OverTheBudget_IsUnknownByLimit(string text)
    {
        var value = Feel.Evaluate(text);

        Assert.That(value.IsUnknown, Is.True);
        Assert.That(value.Causes, Is.EqualTo(new[] { "!超过计算上限 / evaluation limit exceeded" }));
    }

    [TestCase("count(for i in 1..100000 return i)", 100000)]
    [TestCase("sum(for i in 1..100000 return i)", 5000050000)]
    [TestCase("(for i in 1..100000 return i * 2)[-1]", 200000)]
    [TestCase("count(for i in 1..10000 return i ** 2)", 10000)]
    public void Evaluate_ListOf100000_StaysWithinTheBudget(string text, long expected) =>
        Assert.That(Feel.Evaluate(text).AsNumber, Is.EqualTo(expected));

    [TestCase("count(list[item > 5])", 99995)]
    [TestCase("sum(list)", 5000050000)]
    [TestCase("count(for i in list return i + 1)", 100000)]
    [TestCase("count(sort(list))", 100000)]
    public void Evaluate_GivenListOf100000_StaysWithinTheBudget(string text, long expected)
    {
        var list = Value.Of([.. Enumerable.Range(1, 100_000).Select(i => Value.Of((decimal)i))]);
        var rule = RuleCompiler.CompileStandard(text, new Scope([new Symbol("list", new ListType(FeelType.Number), 0)])).Expression!;

        Assert.That(rule.Explain([list]).Value.AsNumber, Is.EqualTo(expected));
        Assert.That(rule.Evaluate([list]).AsNumber, Is.EqualTo(expected));
    }

    [TestCase("sort(list, function(x, y) x > y)")]
    [TestCase("for i in list return 1.1 ** i")]
    [TestCase("for i in list return log(i)")]
    public void Evaluate_GivenListOverTheBudget_IsNull(string text)
    {
        var list = Value.Of([.. Enumerable.Range(1, 100_000).Select(i => Value.Of((decimal)i))]);
        var rule = RuleCompiler.CompileStandard(text, new Scope([new Symbol("list", new ListType(FeelType.Number), 0)])).Expression!;

        Assert.That(rule.Explain([list]).Value, Is.EqualTo(Value.Null));
        Assert.That(rule.Evaluate([list]), Is.EqualTo(Value.Null));
    }

    [Test]
    public void Compile_ManyMistakes_KeepsABoundedNumberOfFindings() =>
        Assert.That(Feel.Codes(string.Join(" + ", Enumerable.Range(0, 390).Select(i => "x" + i)), Scope.Empty), Has.Length.EqualTo(200));

    [Test]
    public void Compile_RandomText_NeverThrows()
    {
        string[] words =
        [
            "年龄", "户籍地", " ", "(", ")", "[", "]", "{", "}", ",", "，", "＞", "“", "”", "\"", "1", "0.5", "..", ".", "-", "+", "*", "/", "**", "<", "=", "!=",
            "and ", "or ", "not(", "if ", "then ", "else ", "some ", "every ", "for ", "in ", "return ", "satisfies ", "between ", "x", "null", "true", "@", "date(", "?", ":",
            "\ud800", "\udc00", "\\", "\n", "//", "/*", "#", "list contains(", "get value(", "sum(", "min(", ".year", "P1Y", "9999999999999999999999999999",
        ];
        Gen.Int[0, words.Length - 1].Select(i => words[i]).Array[0, 25].Select(string.Concat).Sample(
            text =>
            {
                var bound = RuleCompiler.Compile(text, People.Scope);
                var table = RuleCompiler.CompileTable(new TableDefinition(HitPolicy.First, ["年龄"], [new TableRow([text], "1")]), People.Scope);
                return new[] { bound, table }.All(b => b.Expression is null == b.Diagnostics.Any(d => d.Severity == Severity.Error) && EvaluatesAlike(b.Expression));
            },
            iter: 1000);
    }

    [Test]
    public void Compile_RandomCharacters_NeverThrows() => Gen.String[0, 60].Sample(
        text => RuleCompiler.Compile(text, People.Scope).Diagnostics.All(d => d.Span.Start >= 0 && d.Span.End <= text.Length), iter: 1000);

    private static bool EvaluatesAlike(RuleExpression? expression)
    {
        var frame = new Value[People.Scope.SlotCount];
        return expression is null || expression.Evaluate(frame) == expression.Explain(frame).Value;
    }
}
