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
    public void Evaluate_OverTheBudget_IsUnknownByLimit(string text)
    {
        var value = Feel.Evaluate(text);

        Assert.That(value.IsUnknown, Is.True);
        Assert.That(value.Causes, Is.EqualTo(new[] { "!超过计算上限 / evaluation limit exceeded" }));
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
