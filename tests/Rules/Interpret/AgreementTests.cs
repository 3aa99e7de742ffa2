using CsCheck;
using Matching.Rules.Binding;
using Matching.Rules.Diagnostics;
using Matching.Rules.Values;

namespace Matching.Rules.Tests.Interpret;

/// <summary>Two ways, one answer: the interpreter and the compiled delegate agree on every frame.</summary>
public sealed class AgreementTests
{
    private static readonly Scope Scope = new(
    [
        new("数甲", FeelType.Number, 0), new("数乙", FeelType.Number, 1), new("真甲", FeelType.Boolean, 2), new("真乙", FeelType.Boolean, 3),
        new("文", FeelType.String, 4), new("日", FeelType.Date, 5), new("表", new ListType(FeelType.Number), 6), new("常", FeelType.Number, -1, Constant: Value.Of(3m)),
    ]);

    private static readonly Gen<Value> Number = Gen.Int[-3, 3].Select(i => Value.Of((decimal)i));
    private static readonly Gen<Value> Truth = Gen.Bool.Select(b => Value.Of(b));

    private static readonly Gen<Value[]> Frames = Gen.Select(
        Known(Number), Known(Number), Known(Truth), Known(Truth),
        Known(Gen.Int[0, 2].Select(i => Value.Of("abc"[..i]))),
        Known(Gen.Int[0, 800].Select(i => Value.Of(new DateOnly(2023, 12, 30).AddDays(i)))),
        Known(Known(Number).Array[0, 4].Select(a => Value.Of([.. a]))),
        (a, b, c, d, e, f, g) => new[] { a, b, c, d, e, f, g });

    [Test]
    public void Evaluate_RandomExpressionOverRandomFrame_AgreesWithExplain()
    {
        var evaluated = 0;
        Gen.Select(Booleans(3), Frames).Sample(
            (text, frame) =>
            {
                var bound = RuleCompiler.Compile(text, Scope, FeelType.Boolean);
                if (bound.Expression is not { } rule)
                {
                    return bound.Diagnostics.Any(d => d.Severity == Severity.Error);
                }

                Interlocked.Increment(ref evaluated);
                return rule.Evaluate(frame) == rule.Explain(frame).Value;
            },
            iter: 1000);
        Assert.That(evaluated, Is.GreaterThan(700), "too few of the random expressions are valid to prove anything");
    }

    [Test]
    public void Evaluate_LearningMore_NeverChangesACertainAnswer() => Gen.Select(Monotone(3), Frames, Frames).Sample(
        (text, frame, other) =>
        {
            // Filling in what was unknown may decide what was open, but never turns true into false.
            if (RuleCompiler.Compile(text, Scope, FeelType.Boolean).Expression is not { } rule)
            {
                return true;
            }

            var before = rule.Evaluate(frame);
            var after = rule.Evaluate([.. frame.Select((v, i) => v.IsUnknown ? other[i] : v)]);
            return before.IsUnknown || before == after;
        },
        iter: 700);

    private static Gen<Value> Known(Gen<Value> values) => Gen.Select(values, Gen.Int[0, 4], (v, i) => i == 0 ? Value.Unknown("缺") : v);

    private static Gen<string> Numbers(int depth) => depth == 0
        ? Pick("数甲", "数乙", "常", "0", "2", "日.month", "-1.5")
        : Gen.OneOf(
            Numbers(0),
            Gen.Select(Numbers(depth - 1), Pick("+", "-", "*", "/"), Numbers(depth - 1), (a, o, b) => $"({a} {o} {b})"),
            Gen.Select(Booleans(depth - 1), Numbers(depth - 1), Numbers(depth - 1), (c, a, b) => $"(if {c} then {a} else {b})"),
            Gen.Select(Pick("min", "max", "sum"), Numbers(depth - 1), Numbers(depth - 1), (f, a, b) => $"{f}({a}, {b})"),
            Lists(depth - 1).Select(l => $"sum({l})"),
            Gen.Select(Lists(depth - 1), Numbers(0), (l, i) => $"{l}[{i}]"),
            Lists(depth - 1).Select(l => $"count({l})"),
            Numbers(depth - 1).Select(n => $"{{k: {n}, m: k + 1}}.m"));

    private static Gen<string> Lists(int depth) => depth == 0
        ? Pick("表", "[1, 数甲, 2]", "[]")
        : Gen.OneOf(
            Lists(0),
            Gen.Select(Lists(depth - 1), Numbers(depth - 1), (l, n) => $"(for i in {l} return i + {n})"),
            Gen.Select(Lists(depth - 1), Booleans(depth - 1), (l, b) => $"{l}[item > 0 or {b}]"),
            Gen.Select(Lists(depth - 1), Lists(depth - 1), (a, b) => $"concatenate({a}, {b})"),
            Gen.Select(Numbers(0), Numbers(0), (a, b) => $"(for i in {a}..{b} return i * i)"));

    private static Gen<string> Booleans(int depth) => Gen.OneOf(
        Monotone(depth),
        Gen.Select(Pick("is known", "is unknown"), Numbers(Math.Max(0, depth - 1)), (f, n) => $"{f}({n})"));

    private static Gen<string> Monotone(int depth) => depth == 0
        ? Pick("真甲", "真乙", "文 = \"a\"", "日 >= @\"2024-02-29\"", "true", "false", "数甲 in (1, 2)")
        : Gen.OneOf(
            Monotone(0),
            Gen.Select(Monotone(depth - 1), Pick("and", "or"), Monotone(depth - 1), (a, o, b) => $"({a} {o} {b})"),
            Monotone(depth - 1).Select(a => $"not({a})"),
            Gen.Select(Simple, Pick("<", "<=", "=", "!=", ">", ">="), Simple, (a, o, b) => $"{a} {o} {b}"),
            Gen.Select(Simple, Simple, Simple, (a, b, c) => $"{a} in (>{b}, [{c}..5), -2)"),
            Gen.Select(Simple, Simple, (a, b) => $"{a} between {b} and 3"),
            Gen.Select(Pick("some", "every"), Monotone(depth - 1), (q, b) => $"({q} i in 表, j in [1, 数乙] satisfies i < j or {b})"),
            Simple.Select(n => $"list contains(表, {n})"));

    private static Gen<string> Simple => Pick("数甲", "数乙", "(数甲 + 数乙)", "max(数甲, 1)", "常", "1", "(数甲 / 数乙)");

    private static Gen<string> Pick(params string[] words) => Gen.Int[0, words.Length - 1].Select(i => words[i]);
}
