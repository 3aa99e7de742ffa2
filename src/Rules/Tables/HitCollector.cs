using System.Collections.Immutable;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Syntax;
using Matching.Rules.Values;

namespace Matching.Rules.Tables;

/// <summary>Turns the rows of a decision table that hit into one result (DMN 1.5, 8.2.10 and 10.3.2.10).</summary>
/// <remarks>
/// Strict: a row whose cells are unknown leaves the result unknown, unless a certain hit settles it: under U and A a second
/// row cannot hit with another result, under F a certain hit settles it when no earlier row is unknown.
/// Standard: a row hits when all its cells are true, and only then.
/// No hit at all is null, or the table's default.
/// </remarks>
/// <param name="policy">The hit policy.</param>
/// <param name="orders">Allowed values of the outputs, which P and O order by.</param>
/// <param name="isStandard">Whether a cell that is neither true nor false is a miss instead of unknown.</param>
internal sealed class HitCollector(HitPolicy policy, ImmutableArray<OutputOrder> orders, bool isStandard)
{
    private readonly List<Value> outputs = [];
    private Value unknown = Value.True;
    private bool severalHits;

    /// <summary>Whether further rows cannot change the result.</summary>
    public bool IsDone => severalHits || (policy == HitPolicy.First && outputs.Count > 0);

    /// <summary>Whether no row hit or may hit, so that the table's default is the result.</summary>
    public bool IsEmpty => !severalHits && outputs.Count == 0 && !unknown.IsUnknown;

    /// <summary>Whether the output of a row is needed, given whether the row hits.</summary>
    public bool Needs(Value hit)
    {
        var truth = Logic.Truth(hit);
        unknown = isStandard ? unknown : Logic.Union(unknown, truth);
        severalHits |= truth.IsTrue && policy == HitPolicy.Unique && outputs.Count > 0;
        return truth.IsTrue && !severalHits;
    }

    /// <summary>Takes the output of a row that hits.</summary>
    public void Take(Value output) => outputs.Add(output);

    /// <summary>The result of the table.</summary>
    public Value Result(Budget budget)
    {
        if (severalHits)
        {
            return Fault.SeveralHits;
        }

        var settled = outputs.Count > 0 && policy is HitPolicy.Unique or HitPolicy.Any;
        if (unknown.IsUnknown && !settled)
        {
            return unknown;
        }

        return outputs.Count == 0 ? Value.Null : policy switch
        {
            HitPolicy.Any => Agreed(budget),
            HitPolicy.Priority => Ordered(budget)[0],
            HitPolicy.OutputOrder => Value.Of([.. Ordered(budget)]),
            HitPolicy.Collect or HitPolicy.RuleOrder => Value.Of(outputs.ToImmutableArray()),
            HitPolicy.CollectCount => Value.Of((decimal)outputs.Count),
            HitPolicy.CollectSum => Sum(),
            HitPolicy.CollectMin => Extreme(ComparisonOperator.Less, budget),
            HitPolicy.CollectMax => Extreme(ComparisonOperator.Greater, budget),
            _ => outputs[0],
        };
    }

    private Value Agreed(Budget budget)
    {
        var same = Value.True;
        foreach (var output in outputs)
        {
            same = Logic.And(same, Comparison.Equal(outputs[0], output, budget));
        }

        return same.IsTrue ? outputs[0] : same.IsFalse ? Fault.SeveralHits : same;
    }

    /// <summary>In the standard only numbers have a sum; strict tables also add durations, which their binder checks.</summary>
    private Value Sum() => isStandard && outputs.Exists(o => o.Kind != ValueKind.Number)
        ? Fault.WrongType
        : outputs.Aggregate((a, b) => Arithmetic.Compute(ArithmeticOperator.Add, a, b));

    private Value Extreme(ComparisonOperator better, Budget budget)
    {
        var best = outputs[0];
        foreach (var output in outputs)
        {
            var wins = Comparison.Compare(better, output, best, budget);
            if (wins.IsUnknown || wins.Kind == ValueKind.Null)
            {
                return wins.IsUnknown ? wins : Fault.Incomparable;
            }

            best = wins.IsTrue ? output : best;
        }

        return best;
    }

    private List<Value> Ordered(Budget budget) => orders.IsDefaultOrEmpty ? outputs :
    [
        .. outputs.Select(o => (Output: o, Ranks: orders.Select(order => Rank(order, o, budget)).ToArray()))
            .OrderBy(o => o.Ranks, Comparer<int[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b)))
            .Select(o => o.Output),
    ];

    private static int Rank(OutputOrder order, Value output, Budget budget)
    {
        var value = order.Name is { } name && output.Kind == ValueKind.Context ? output.AsContext[name] : output;
        budget.Charge(order.Values.Length);
        for (var i = 0; i < order.Values.Length; i++)
        {
            if (Comparison.Equal(order.Values[i], value, budget).IsTrue)
            {
                return i;
            }
        }

        return order.Values.Length;
    }
}
