using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Values;
using static Matching.Rules.Functions.Make;

namespace Matching.Rules.Functions;

/// <summary>Functions of lists that give elements, lists or truth.</summary>
internal static class ListFunctions
{
    public static ImmutableArray<BuiltIn> All { get; } =
    [
        new("list contains",
        [
            new Overload
            {
                Parameters = [Need("list", AnyList), Need("element", FeelType.Any)],
                Result = types => TypeRules.Comparable(TypeRules.ElementOf(types[0]), types[1]) ? FeelType.Boolean : null,
                SeesUnknown = true,
                Body = (a, budget) => Comparison.Contains(a[0], a[1], budget),
            },
        ]),
        Kept("append", [Need("list", AnyList), Need("item", FeelType.Any)], true,
            types => Elements(types[..1].Select(TypeRules.ElementOf).Concat(types[1..])), (a, _) => a[0].AsList.AddRange(a[1..])),
        Kept("concatenate", [Need("list", AnyList)], true,
            types => Elements(types.Select(TypeRules.ElementOf)), (a, _) => [.. a.SelectMany(l => l.AsList)]),
        Kept("union", [Need("list", AnyList)], true,
            types => Elements(types.Select(TypeRules.ElementOf)), (a, budget) => Distinct(a.SelectMany(l => l.AsList), budget)),
        Kept("distinct values", [Need("list", AnyList)], false, types => types[0], (a, budget) => Distinct(a[0].AsList, budget)),
        Kept("reverse", [Need("list", AnyList)], false, types => types[0], (a, _) => [.. a[0].AsList.Reverse()]),
        Truth("all", Value.True, Logic.And),
        Truth("any", Value.False, Logic.Or),
    ];

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
    ]);

    private static ListType? Elements(IEnumerable<FeelType> types) =>
        TypeRules.UnifyAll(types) is { } element ? new ListType(element) : null;

    private static ImmutableArray<Value> Distinct(IEnumerable<Value> values, Budget budget)
    {
        var all = values.ToImmutableArray();
        if (all.All(v => v.Kind is not (ValueKind.List or ValueKind.Context)))
        {
            return [.. all.Distinct()];
        }

        // Lists of lists may share parts, so that comparing them must be paid for step by step.
        var kept = ImmutableArray.CreateBuilder<Value>();
        foreach (var value in all)
        {
            budget.Charge(kept.Count + 1);
            if (!kept.Any(k => Comparison.Equal(k, value, budget).IsTrue))
            {
                kept.Add(value);
            }
        }

        return kept.ToImmutable();
    }
}
