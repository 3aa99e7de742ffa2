using System.Collections.Immutable;
using Matching.Rules.Syntax;
using Matching.Rules.Values;

namespace Matching.Rules.Tables;

/// <summary>Turns the rows of a decision table that hit into one result.</summary>
/// <remarks>
/// A row whose cells are unknown leaves the result unknown, unless a certain hit settles it: under U and A a second
/// row cannot hit with another result, under F a certain hit settles it when no earlier row is unknown.
/// No hit at all is null.
/// </remarks>
internal sealed class HitCollector(HitPolicy policy)
{
    private readonly List<Value> outputs = [];
    private Value unknown = Value.True;
    private bool severalHits;

    /// <summary>Whether further rows cannot change the result.</summary>
    public bool IsDone => severalHits || (policy == HitPolicy.First && outputs.Count > 0);

    /// <summary>Whether the output of a row is needed, given whether the row hits.</summary>
    public bool Needs(Value hit)
    {
        var truth = Logic.Truth(hit);
        unknown = Logic.Union(unknown, truth);
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

        var mayChange = outputs.Count == 0 || policy is HitPolicy.First or HitPolicy.Collect or HitPolicy.CollectSum;
        if (unknown.IsUnknown && mayChange)
        {
            return unknown;
        }

        return outputs.Count == 0 ? Value.Null : policy switch
        {
            HitPolicy.Any => Agreed(budget),
            HitPolicy.Collect => Value.Of(outputs.ToImmutableArray()),
            HitPolicy.CollectSum => outputs.Aggregate((a, b) => Arithmetic.Compute(ArithmeticOperator.Add, a, b)),
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
}
