using Matching.Rules.Values;

namespace Matching.Rules.Tests.Values;

public sealed class KleeneTests
{
    private static readonly Value T = Value.True;
    private static readonly Value F = Value.False;
    private static readonly Value A = Value.Unknown("甲");
    private static readonly Value B = Value.Unknown("乙");
    private static readonly Value Both = Value.Unknown(A.Causes.Union(B.Causes));

    private static readonly Value[][] AndTable =
    [
        [T, T, T], [T, F, F], [F, T, F], [F, F, F], [T, B, B], [A, T, A], [F, B, F], [A, F, F], [A, B, Both],
    ];

    private static readonly Value[][] OrTable =
    [
        [T, T, T], [T, F, T], [F, T, T], [F, F, F], [T, B, T], [A, T, T], [F, B, B], [A, F, A], [A, B, Both],
    ];

    [TestCaseSource(nameof(AndTable))]
    public void And_EveryCombination_IsKleenes(Value left, Value right, Value expected) =>
        Assert.That(Feel.Evaluate("x and y", ("x", left), ("y", right)), Is.EqualTo(expected));

    [TestCaseSource(nameof(OrTable))]
    public void Or_EveryCombination_IsKleenes(Value left, Value right, Value expected) =>
        Assert.That(Feel.Evaluate("x or y", ("x", left), ("y", right)), Is.EqualTo(expected));

    [TestCase("not(x)")]
    [TestCase("x = 1")]
    [TestCase("x != 1")]
    [TestCase("x < 1")]
    [TestCase("1 >= x")]
    [TestCase("x + 1")]
    [TestCase("-x")]
    [TestCase("x / 0.5")]
    [TestCase("abs(x)")]
    [TestCase("if x then 1 else 1")]
    [TestCase("x between 1 and 2")]
    [TestCase("x in (1, 2)")]
    [TestCase("x in [1..5]")]
    [TestCase("1 in (x, 2)")]
    [TestCase("min(1, x)")]
    [TestCase("max([1, x])")]
    [TestCase("sum(1, x)")]
    [TestCase("count([1, x])")]
    [TestCase("list contains([2, x], 1)")]
    [TestCase("list contains([1], x)")]
    [TestCase("some i in [2, x] satisfies i = 1")]
    [TestCase("every i in [1, x] satisfies i = 1")]
    [TestCase("some i in x satisfies i = 1")]
    [TestCase("[1, 2][item = x]")]
    [TestCase("[1, x] = [1, 2]")]
    [TestCase("x.year")]
    [TestCase("[5, x][2]")]
    public void Evaluate_OverUnknown_IsUnknownByItsCause(string text) =>
        Assert.That(Feel.Evaluate(text, ("x", Value.Unknown("户籍地"))), Is.EqualTo(Value.Unknown("户籍地")));

    [TestCase("1 in (1, x)", true)]
    [TestCase("list contains([1, x], 1)", true)]
    [TestCase("some i in [x, 1] satisfies i = 1", true)]
    [TestCase("every i in [x, 2] satisfies i = 1", false)]
    [TestCase("[1, x] = [2, 2]", false)]
    [TestCase("x and 1 > 2", false)]
    [TestCase("is known(x)", false)]
    [TestCase("is unknown(x + 1)", true)]
    [TestCase("all([x, false])", false)]
    [TestCase("any([x, true])", true)]
    public void Evaluate_CertainInSpiteOfUnknown_IsKnown(string text, bool expected) =>
        Assert.That(Feel.Evaluate(text, ("x", Value.Unknown("甲"))), Is.EqualTo(Value.Of(expected)));

    [Test]
    public void Causes_OfSeveralUnknowns_AreAllNamedInOrder() =>
        Assert.That(Feel.Evaluate("x + y * 2", ("x", B), ("y", A)).Causes, Is.EqualTo(new[] { "乙", "甲" }));

    [Test]
    public void Causes_WhenTheOtherSideIsFalse_NameOnlyTheUnknown() =>
        Assert.That(Feel.Evaluate("1 > 2 or x", ("x", A)).Causes, Is.EqualTo(new[] { "甲" }));

    [Test]
    public void If_UnknownBranchNotTaken_DoesNotMatter() =>
        Assert.That(Feel.Evaluate("if 1 < 2 then 5 else x", ("x", A)).AsNumber, Is.EqualTo(5m));

    [Test]
    public void EmptyList_IsNoneAndNotUnknown() =>
        Assert.That(Feel.Evaluate("list contains(x, \"低保\")", ("x", Value.Of([]))), Is.EqualTo(Value.False));

    [TestCase("10 / (x - x)", "!除数为零 / division by zero")]
    [TestCase("x / 0 * 2", "!除数为零 / division by zero")]
    [TestCase("x ** 900", "!数值或日期超出范围 / number or date out of range")]
    [TestCase("9999999999999999999999999999 * x", "!数值或日期超出范围 / number or date out of range")]
    [TestCase("get value({a: 1}, \"b\") + x", "!空值参与计算 / null in a computation")]
    [TestCase("get value({a: 1}, \"b\") > x", "!空值参与计算 / null in a computation")]
    [TestCase("if [true][2] then x else x", "!空值参与计算 / null in a computation")]
    [TestCase("(0 - x) ** 0.5", "!参数超出允许范围 / argument out of range")]
    public void Evaluate_WhatCannotBeComputed_IsUnknownByAFault(string text, string cause)
    {
        // The name hides the zero from the check at load.
        var value = Feel.Evaluate(text.Replace("/ 0", "/ z", StringComparison.Ordinal), ("x", Value.Of(10m)), ("z", Value.Of(0m)));

        Assert.That(value.Causes, Is.EqualTo(new[] { cause }));
        Assert.That(value.Causes.All(Fault.Is), Is.True);
    }
}
