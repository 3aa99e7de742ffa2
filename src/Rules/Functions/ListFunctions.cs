using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Values;
using static Matching.Rules.Functions.Make;

namespace Matching.Rules.Functions;

/// <summary>Functions of lists that give lists or truth (DMN 1.5, 10.3.4.4).</summary>
internal static class ListFunctions
{
    public static ImmutableArray<BuiltIn> All { get; } =
    [
        new("list contains",
        [
            new Overload
            {
                Parameters = [Need("list", AnyList), Need("element", FeelType.Any)],
                Only = Dialect.Strict,
                Result = types => TypeRules.Comparable(TypeRules.ElementOf(types[0]), types[1]) ? FeelType.Boolean : null,
                SeesUnknown = true,
                Body = (a, budget) => Comparison.Contains(a[0], a[1], budget),
            },
            new Overload
            {
                Parameters = [Need("list", AnyList), NeedOrNull("element", FeelType.Any)],
                Only = Dialect.Standard,
                Result = _ => FeelType.Boolean,
                Body = (a, budget) => Value.Of(a[0].AsList.Any(e => IsSame(e, a[1], budget))),
            },
        ]),
        new("index of",
        [
            Overload(
                types => TypeRules.Comparable(TypeRules.ElementOf(types[0]), types[1]) ? new ListType(FeelType.Number) : null,
                [Need("list", AnyList), NeedOrNull("match", FeelType.Any)],
                (a, budget) => Value.Of(Places(a[0].AsList, a[1], budget))),
        ]),
        Kept("append", [Need("list", AnyList), NeedOrNull("item", FeelType.Any)], true,
            types => Elements(types[..1].Select(TypeRules.ElementOf).Concat(types[1..])), (a, _) => a[0].AsList.AddRange(a[1..])),
        Kept("concatenate", [Need("list", AnyList)], true,
            types => Elements(types.Select(TypeRules.ElementOf)), (a, _) => [.. a.SelectMany(l => l.AsList)]),
        Kept("union", [Need("list", AnyList)], true,
            types => Elements(types.Select(TypeRules.ElementOf)), (a, budget) => Distinct(a.SelectMany(l => l.AsList), budget)),
        Kept("distinct values", [Need("list", AnyList)], false, types => types[0], (a, budget) => Distinct(a[0].AsList, budget)),
        Kept("reverse", [Need("list", AnyList)], false, types => types[0], (a, _) => [.. a[0].AsList.Reverse()]),
        Kept("flatten", [Need("list", AnyList)], false, types => new ListType(Innermost(types[0])), (a, budget) => Flat(a[0].AsList, budget)),
        Truth("all", Value.True, Logic.And),
        Truth("any", Value.False, Logic.Or),
    ];

    /// <summary>Whether two values are equal; values that cannot be compared are not.</summary>
    public static bool IsSame(Value left, Value right, Budget budget) => Comparison.Equal(left, right, budget).IsTrue;

    private static BuiltIn Kept(
        string name, ImmutableArray<Parameter> parameters, bool isVariadic, Func<ImmutableArray<FeelType>, FeelType?> result, Func<Value[], Budget, ImmutableArray<Value>> body) =>
        new(name,
        [
            new Overload
            {
                Parameters = parameters,
                IsVariadic = isVariadic,
                Result = result,
                Body = (a, budget) =>
                {
                    Budget.CheckList(a.Sum(v => v.Kind == ValueKind.List ? v.AsList.Length : 1));
                    return Value.Of(body(a, budget));
                },
            },
        ]);

    /// <summary>Three-valued: one certain element decides in spite of unknown ones.</summary>
    private static BuiltIn Truth(string name, Value start, Func<Value, Value, Value> combine) => new(name,
    [
        Overload(FeelType.Boolean, [Need("list", new ListType(FeelType.Boolean))],
            a => a[0].Kind == ValueKind.List ? a[0].AsList.Aggregate(start, combine) : Logic.Truth(a[0])) with { SeesUnknown = true },
        Overload(FeelType.Boolean, [Need("b", FeelType.Boolean)], a => a.Aggregate(start, combine)) with { SeesUnknown = true, IsVariadic = true },
    ]);

    private static ListType? Elements(IEnumerable<FeelType> types) =>
        TypeRules.UnifyAll(types) is { } element ? new ListType(element) : null;

    private static FeelType Innermost(FeelType type) => type is ListType { Element: var element } ? Innermost(element) : type;

    private static ImmutableArray<Value> Places(ImmutableArray<Value> list, Value match, Budget budget)
    {
        var places = ImmutableArray.CreateBuilder<Value>();
        for (var i = 0; i < list.Length; i++)
        {
            if (IsSame(list[i], match, budget))
            {
                places.Add(Value.Of((decimal)(i + 1)));
            }
        }

        return places.ToImmutable();
    }

    private static ImmutableArray<Value> Distinct(IEnumerable<Value> values, Budget budget)
    {
        var all = values.ToImmutableArray();
        if (all.All(v => HasOneForm(v.Kind)))
        {
            return [.. all.Distinct()];
        }

        // Lists of lists may share parts, so that comparing them must be paid for step by step.
        var kept = ImmutableArray.CreateBuilder<Value>();
        foreach (var value in all)
        {
            budget.Charge(kept.Count + 1);
            if (!kept.Any(k => IsSame(k, value, budget)))
            {
                kept.Add(value);
            }
        }

        return kept.ToImmutable();
    }

    /// <summary>Whether equal values of a kind are the same; two times of different zones can be equal and differ.</summary>
    private static bool HasOneForm(ValueKind kind) => kind
        is ValueKind.Null or ValueKind.Boolean or ValueKind.Number or ValueKind.String or ValueKind.Date or ValueKind.MonthsDuration or ValueKind.DaysDuration;

    /// <summary>The elements of all nested lists. Keeps its own stack: lists may be nested deeper than calls can be.</summary>
    private static ImmutableArray<Value> Flat(ImmutableArray<Value> list, Budget budget)
    {
        var flat = ImmutableArray.CreateBuilder<Value>();
        var open = new Stack<(ImmutableArray<Value> List, int Next)>([(list, 0)]);
        while (open.TryPop(out var at))
        {
            for (var i = at.Next; i < at.List.Length; i++)
            {
                budget.Charge(1);
                if (at.List[i].Kind == ValueKind.List)
                {
                    open.Push((at.List, i + 1));
                    open.Push((at.List[i].AsList, 0));
                    break;
                }

                flat.Add(at.List[i]);
                Budget.CheckList(flat.Count);
            }
        }

        return flat.ToImmutable();
    }
}
