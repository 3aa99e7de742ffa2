using Matching.Rules.Binding;
using Matching.Rules.Values;

namespace Matching.Rules.Tests.Functions;

public sealed class StrictFunctionTests
{
    private static readonly Scope Scope = new(
    [
        new Symbol("数", FeelType.Number, 0), new Symbol("文", FeelType.String, 1), new Symbol("日", FeelType.Date, 2),
        new Symbol("表", new ListType(FeelType.Number), 3),
    ]);

    [TestCase("sort(表)", "[1, 2, 2]")]
    [TestCase("sublist(表, 2, 2)", "[1, 2]")]
    [TestCase("insert before(表, 1, 9)", "[9, 2, 1, 2]")]
    [TestCase("remove(表, -1)", "[2, 1]")]
    [TestCase("list replace(表, 2, 5)", "[2, 5, 2]")]
    [TestCase("index of(表, 2)", "[1, 3]")]
    [TestCase("flatten([[1], [2]])", "[1, 2]")]
    [TestCase("product(表)", "4")]
    [TestCase("mode(表)", "[2]")]
    [TestCase("stddev([1, 2])", "0.7071067811865475244008443621")]
    [TestCase("sqrt(2)", "1.4142135623730950488016887242")]
    [TestCase("matches(文, \"^[a-z]+$\")", "true")]
    [TestCase("replace(文, \"b\", \"x\")", "\"axc\"")]
    [TestCase("split(文, \"b\")", "[\"a\", \"c\"]")]
    [TestCase("string([1, 2])", "\"[1, 2]\"")]
    [TestCase("number(\"1.000,5\", \".\", \",\")", "1000.5")]
    [TestCase("context put({a: 1}, \"b\", 2).b", "2")]
    [TestCase("get value({a: {b: 1}}, [\"a\", \"b\"])", "1")]
    [TestCase("get entries({a: 1})[1].key", "\"a\"")]
    [TestCase("is(文, \"abc\")", "true")]
    [TestCase("before(日, date(2025, 6, 2))", "true")]
    [TestCase("includes(range(\"[1..3]\"), 数)", "true")]
    [TestCase("date and time(日, time(\"10:00:00\"))", "2025-06-01T10:00:00")]
    [TestCase("day of week(date and time(日, time(\"10:00:00\")))", "\"Sunday\"")]
    [TestCase("last day of month(日)", "2025-06-30")]
    [TestCase("years and months duration(date(2025, 1, 31), date(2025, 2, 28))", "P1M")]
    [TestCase("round half even(2.5, 0)", "2")]
    [TestCase("all(数 > 1, true)", "true")]
    public void Call_InARule_GivesTheLiteralResult(string text, string expected) =>
        Assert.That(Evaluate(text, Value.Of(2m)).ToString(), Is.EqualTo(expected));

    [TestCase("now()", "FEEL2003")]
    [TestCase("today()", "FEEL2003")]
    [TestCase("sort(数)", "FEEL3005")]
    [TestCase("index of(表, 文)", "FEEL3005")]
    [TestCase("insert before(表, 1, 文)", "FEEL3005")]
    [TestCase("list replace(表, 文, 1)", "FEEL3005")]
    [TestCase("product(文)", "FEEL3005")]
    [TestCase("sqrt(文)", "FEEL3005")]
    [TestCase("matches(文, 数)", "FEEL3005")]
    [TestCase("split(文)", "FEEL2004")]
    [TestCase("replace(文, \"a\")", "FEEL2004")]
    [TestCase("matches(input: 文, patern: \"a\")", "FEEL2005")]
    [TestCase("before(数, 日)", "FEEL3005")]
    [TestCase("coincides(表, 表)", "FEEL3005")]
    [TestCase("during(数, range(\"[@\\\"2025-01-01\\\"..)\"))", "FEEL3005")]
    [TestCase("day of week(文)", "FEEL3005")]
    [TestCase("context put(文, \"a\", 1)", "FEEL3005")]
    [TestCase("time(\"25:00:00\")", "FEEL3009")]
    [TestCase("range(\"[1..\")", "FEEL3009")]
    [TestCase("count(文)", "FEEL3005")]
    [TestCase("upper case([\"a\"])", "FEEL3005")]
    public void Compile_CallThatDoesNotFit_IsRefused(string text, string code) =>
        Assert.That(Feel.Codes(text, Scope), Is.EqualTo(new[] { code }));

    [TestCase("sort([1, 数])")]
    [TestCase("insert before(表, 1, 数)")]
    [TestCase("is(数, 1)")]
    [TestCase("before(数, 1)")]
    [TestCase("sqrt(数)")]
    [TestCase("all(数 > 1, true)")]
    [TestCase("substring(文, 数)")]
    [TestCase("context put({a: 1}, \"b\", 数) = {a: 1}")]
    public void Call_UnknownArgument_IsUnknown(string text) => Assert.That(Evaluate(text, Value.Unknown("数")).Causes, Is.EqualTo(new[] { "数" }));

    [TestCase("sqrt(0 - 数)", "!参数超出允许范围 / argument out of range")]
    [TestCase("remove(表, 数 + 9)", "!参数超出允许范围 / argument out of range")]
    [TestCase("matches(文, \"(\")", "!正则表达式有误 / malformed regular expression")]
    [TestCase("append(表, null)", "!空值参与计算 / null in a computation")]
    [TestCase("stddev(sublist(表, 1, 1))", "!参数超出允许范围 / argument out of range")]
    public void Call_WithoutResult_IsUnknownByAFault(string text, string cause) => Assert.That(Evaluate(text, Value.Of(2m)).Causes, Is.EqualTo(new[] { cause }));

    [Test]
    public void All_FalseBesideUnknown_IsFalse() => Assert.That(Evaluate("all(数 > 1, false)", Value.Unknown("数")).ToString(), Is.EqualTo("false"));

    private static Value Evaluate(string text, Value number) => Feel.Evaluate(
        text, ("数", number), ("文", Value.Of("abc")), ("日", Value.Of(new DateOnly(2025, 6, 1))), ("表", Value.Of([Value.Of(2m), Value.Of(1m), Value.Of(2m)])));
}
