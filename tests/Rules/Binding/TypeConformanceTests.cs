using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Values;

namespace Matching.Rules.Tests.Binding;

public sealed class TypeConformanceTests
{
    private static readonly FeelType Numbers = new ListType(FeelType.Number);
    private static readonly FeelType Person = Context(("name", FeelType.String), ("age", FeelType.Number));
    private static readonly FeelType Positive = new ConstrainedType(
        "positive", FeelType.Number, RuleCompiler.Compile("x > 0", new Scope([new Symbol("x", FeelType.Number, 0)])).Expression!);

    [Test]
    public void Conforms_ListOfNumbers_IsAListOfNumbersAndOfAnything()
    {
        var list = List(Value.Of(1m), Value.Null);

        Assert.That(TypeConformance.Conforms(list, Numbers), Is.True);
        Assert.That(TypeConformance.Conforms(list, new ListType(FeelType.Any)), Is.True);
        Assert.That(TypeConformance.Conforms(list, new ListType(FeelType.String)), Is.False);
        Assert.That(TypeConformance.Conforms(list, FeelType.Number), Is.False);
    }

    [Test]
    public void Conforms_Context_NeedsEveryEntryAndMayHaveMore()
    {
        Assert.That(TypeConformance.Conforms(Entries(("age", Value.Of(1m)), ("name", Value.Of("a")), ("x", Value.True)), Person), Is.True);
        Assert.That(TypeConformance.Conforms(Entries(("name", Value.Of("a")), ("age", Value.Null)), Person), Is.True);
        Assert.That(TypeConformance.Conforms(Entries(("name", Value.Of("a"))), Person), Is.False);
        Assert.That(TypeConformance.Conforms(Entries(("name", Value.Of("a")), ("age", Value.Of("1"))), Person), Is.False);
    }

    [Test]
    public void Conforms_Range_IsJudgedByItsEnds()
    {
        var range = Value.Of(new FeelRange(Value.Of(1m), true, Value.Of(2m), false));

        Assert.That(TypeConformance.Conforms(range, new RangeType(FeelType.Number)), Is.True);
        Assert.That(TypeConformance.Conforms(range, new RangeType(FeelType.String)), Is.False);
        Assert.That(TypeConformance.Conforms(Value.Of(1m), new RangeType(FeelType.Number)), Is.False);
    }

    [Test]
    public void Conforms_FunctionTypes_ParametersAreContravariant()
    {
        var wide = new FunctionType([FeelType.Any], FeelType.Number);
        var narrow = new FunctionType([FeelType.Number], FeelType.Any);

        Assert.That(TypeConformance.Conforms(wide, narrow), Is.True);
        Assert.That(TypeConformance.Conforms(narrow, wide), Is.False);
        Assert.That(TypeConformance.Conforms(wide, new FunctionType([], FeelType.Number)), Is.False);
    }

    [TestCase(5, true)]
    [TestCase(-5, false)]
    public void Conforms_ConstrainedType_AppliesItsTest(int number, bool expected) =>
        Assert.That(TypeConformance.Conforms(Value.Of((decimal)number), Positive), Is.EqualTo(expected));

    [Test]
    public void IsInstance_Null_IsOnlyOfTypeNull()
    {
        Assert.That(TypeConformance.IsInstance(Value.Null, FeelType.Any), Is.False);
        Assert.That(TypeConformance.IsInstance(Value.Null, Numbers), Is.False);
        Assert.That(TypeConformance.IsInstance(Value.Null, FeelType.Null), Is.True);
        Assert.That(TypeConformance.IsInstance(Value.Of(1m), FeelType.Null), Is.False);
    }

    [Test]
    public void Coerce_ListOfOne_AndItsElement_ConvertIntoEachOther()
    {
        Assert.That(TypeConformance.Coerce(List(Value.Of(1m)), FeelType.Number), Is.EqualTo(Value.Of(1m)));
        Assert.That(TypeConformance.Coerce(Value.Of(1m), Numbers), Is.EqualTo(List(Value.Of(1m))));
    }

    [Test]
    public void Coerce_Date_ToDateAndTimeIsMidnightInUtc()
    {
        var converted = TypeConformance.Coerce(Value.Of(new DateOnly(1, 1, 2)), FeelType.DateTime);

        Assert.That(converted.AsLocalSeconds, Is.EqualTo(86400m));
        Assert.That(converted.Zone, Is.EqualTo(new FeelZone(null, 0)));
    }

    [Test]
    public void Coerce_Null_StaysNull() => Assert.That(TypeConformance.Coerce(Value.Null, Numbers), Is.EqualTo(Value.Null));

    [Test]
    public void Coerce_WhatDoesNotConform_IsAFault()
    {
        Assert.That(TypeConformance.Coerce(Value.Of("1"), FeelType.Number).IsUnknown, Is.True);
        Assert.That(TypeConformance.Coerce(List(Value.Of("1")), FeelType.Number).IsUnknown, Is.True);
        Assert.That(TypeConformance.Coerce(List(Value.Of(1m), Value.Of(2m)), FeelType.Number).IsUnknown, Is.True);
        Assert.That(TypeConformance.Coerce(Value.Of("1"), Numbers).IsUnknown, Is.True);
        Assert.That(TypeConformance.Coerce(Value.Of(-1m), Positive).IsUnknown, Is.True);
    }

    private static Value List(params Value[] elements) => Value.Of(elements.ToImmutableArray());

    private static Value Entries(params (string Key, Value Value)[] entries) =>
        Value.Of(new FeelContext([.. entries.Select(e => KeyValuePair.Create(e.Key, e.Value))]));

    private static ContextType Context(params (string Name, FeelType Type)[] fields) =>
        new([.. fields.Select(f => KeyValuePair.Create(f.Name, f.Type))]);
}
