using System.Collections.Immutable;
using Matching.Rules.Values;
using static Matching.Rules.Functions.Make;

namespace Matching.Rules.Functions;

/// <summary>sort (DMN 1.5, table 81).</summary>
internal static class SortFunctions
{
    /// <summary>Comparing costs little next to a step of an evaluation; calling a function that compares is charged like any call.</summary>
    private const int ComparisonsPerCharge = 8;

    public static ImmutableArray<BuiltIn> All { get; } =
    [
        new("sort",
        [
            Overload(types => types[0], [Need("list", AnyList)], (a, budget) => Sort(a[0].AsList, ByOrder, budget)),
            Overload(types => types[0], [Need("list", AnyList), Need("precedes", AnyFunction)], (a, budget) => By(a[1], a[0].AsList, budget)),
        ]),
    ];

    /// <summary>Sorts in the natural order of the elements; a fault when two have no order.</summary>
    public static Value Ascending(ImmutableArray<Value> list, Budget budget) => Sort(list, ByOrder, budget);

    private static Value By(Value precedes, ImmutableArray<Value> list, Budget budget) => precedes.AsFunction.Takes(2)
        ? Sort(list, (left, right) => Decided(Calls.Invoke(precedes, [], [left, right], budget)), budget)
        : Fault.NoOverload;

    /// <summary>What is neither true nor false does not precede; what is no truth value is a fault.</summary>
    private static Value Decided(Value truth) => truth.Kind == ValueKind.Null ? Value.False : Logic.Truth(truth);

    private static Value ByOrder(Value left, Value right) => Comparison.Sign(left, right) is { } sign ? Value.Of(sign < 0) : Fault.Incomparable;

    /// <summary>Merges runs of growing length. Stable, and ends whatever the order says: it need not be transitive.</summary>
    private static Value Sort(ImmutableArray<Value> list, Func<Value, Value, Value> precedes, Budget budget)
    {
        Value[] from = [.. list], to = new Value[list.Length];
        for (long width = 1; width < list.Length; width *= 2)
        {
            for (long start = 0; start < list.Length; start += 2 * width)
            {
                var middle = (int)Math.Min(start + width, list.Length);
                var fault = Merge(from, to, ((int)start, middle, (int)Math.Min(start + (2 * width), list.Length)), precedes, budget);
                if (fault.IsUnknown)
                {
                    return fault;
                }
            }

            (from, to) = (to, from);
        }

        return Value.Of([.. from]);
    }

    private static Value Merge(Value[] from, Value[] to, (int Start, int Middle, int End) run, Func<Value, Value, Value> precedes, Budget budget)
    {
        budget.Charge(1 + ((run.End - run.Start) / ComparisonsPerCharge));
        var (left, right) = (run.Start, run.Middle);
        for (var at = run.Start; at < run.End; at++)
        {
            var takesRight = left == run.Middle ? Value.True : right == run.End ? Value.False : precedes(from[right], from[left]);
            if (takesRight.IsUnknown)
            {
                return takesRight;
            }

            to[at] = takesRight.IsTrue ? from[right++] : from[left++];
        }

        return Value.True;
    }
}
