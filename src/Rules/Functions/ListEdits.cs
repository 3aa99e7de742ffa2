using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Values;
using static Matching.Rules.Functions.Make;

namespace Matching.Rules.Functions;

/// <summary>Functions that cut a list or change it at a place (DMN 1.5, 10.3.4.4).</summary>
internal static class ListEdits
{
    public static ImmutableArray<BuiltIn> All { get; } =
    [
        new("sublist",
        [
            Overload(types => types[0], [Need("list", AnyList), Need("start position", FeelType.Number), May("length", FeelType.Number)], (a, _) => Sublist(a)),
        ]),
        new("insert before",
        [
            Overload(types => With(types[0], types[2]), [Need("list", AnyList), Need("position", FeelType.Number), NeedOrNull("newItem", FeelType.Any)],
                (a, _) => At(a, (list, place) => list.Insert(place, a[2]))),
        ]),
        new("remove",
        [
            Overload(types => types[0], [Need("list", AnyList), Need("position", FeelType.Number)], (a, _) => At(a, (list, place) => list.RemoveAt(place))),
        ]),
        new("list replace",
        [
            Overload(types => With(types[0], types[2]), [Need("list", AnyList), Need("position", FeelType.Number), NeedOrNull("newItem", FeelType.Any)],
                (a, _) => At(a, (list, place) => list.SetItem(place, a[2]))),
            Overload(types => With(types[0], types[2]), [Need("list", AnyList), Need("match", AnyFunction), NeedOrNull("newItem", FeelType.Any)],
                (a, budget) => Replace(a[0].AsList, a[1].AsFunction, a[2], budget)),
        ]),
    ];

    private static ListType? With(FeelType list, FeelType item) =>
        TypeRules.Unify(TypeRules.ElementOf(list), item) is { } element ? new ListType(element) : null;

    private static Value At(Value[] a, Func<ImmutableArray<Value>, int, ImmutableArray<Value>> change)
    {
        var list = a[0].AsList;
        Budget.CheckList(list.Length + 1);
        return Position.Of(a[1], list.Length) is { } place ? Value.Of(change(list, place)) : Fault.OutOfRange;
    }

    private static Value Sublist(Value[] a)
    {
        var list = a[0].AsList;
        if (Position.Of(a[1], list.Length) is not { } start)
        {
            return Fault.OutOfRange;
        }

        var length = a.Length > 2 ? Position.Length(a[2]) : list.Length - start;
        return length is { } known && known <= list.Length - start ? Value.Of(list.Slice(start, known)) : Fault.OutOfRange;
    }

    private static Value Replace(ImmutableArray<Value> list, FeelFunction match, Value item, Budget budget)
    {
        if (!match.Takes(2))
        {
            return Fault.NoOverload;
        }

        var replaced = ImmutableArray.CreateBuilder<Value>(list.Length);
        foreach (var element in list)
        {
            var matches = Logic.Truth(match.Invoke([element, item], budget));
            if (matches.IsUnknown)
            {
                return matches;
            }

            replaced.Add(matches.IsTrue ? item : element);
        }

        return Value.Of(replaced.MoveToImmutable());
    }
}
