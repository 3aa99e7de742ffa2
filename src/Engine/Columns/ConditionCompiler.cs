using Matching.Rules.Binding;
using Matching.Rules.Values;

namespace Matching.Engine.Columns;

/// <summary>Turns conditions into gates: comparisons with constants into intervals of codes, other parts that hang on one lane into sets of codes, the rest into open parts.</summary>
/// <param name="space">The lanes.</param>
/// <param name="view">What 基准日 means.</param>
/// <param name="isDatedOpen">True where each unit has a reference date of its own, so that what hangs on it stays open.</param>
/// <param name="circuit">Receives the gates.</param>
internal sealed class ConditionCompiler(ColumnSpace space, DatedView view, bool isDatedOpen, CircuitBuilder circuit)
{
    /// <summary>The gate of a condition.</summary>
    public int Gate(RuleExpression condition) => Gate(ConditionForm.Of(condition));

    private int Gate(ConditionForm form) => form switch
    {
        AllForm all => circuit.All(all.Parts.Select(Gate)),
        AnyForm any => circuit.Any(any.Parts.Select(Gate)),
        NotForm not => circuit.Not(Gate(not.Part)),
        PartForm part => Gate(part),
        _ => throw new InvalidOperationException($"a {form.GetType().Name} has no gate"),
    };

    private int Gate(PartForm part)
    {
        var basis = view.BasisOf(part.Expression);
        if (basis.IsOpaque || (isDatedOpen && basis.IsDated))
        {
            return circuit.Open();
        }

        if (basis.Lanes.Count > 1)
        {
            return Overridden(part.Expression, basis);
        }

        if (basis.Lanes.IsEmpty)
        {
            var constant = view.Constant(part.Expression);
            return circuit.Constant(Truths.Of(constant), Truths.IsTrouble(constant));
        }

        var tag = basis.Lanes[0];
        return Compared(part, tag, space.LaneOf(tag)!) is { } test ? circuit.Test(test) : OneLane(part.Expression, tag);
    }

    private int OneLane(RuleExpression expression, string tag) =>
        space.LaneOf(tag) is { IsTabular: true } lane ? circuit.Test(Tabulated(expression, tag, lane)) : circuit.Open();

    /// <summary>A derived tag that is stated for some units and computed from one other tag for the rest: what is stated wins.</summary>
    private int Overridden(RuleExpression expression, TagBasis basis)
    {
        var varying = expression.Reads.Where(s => !space.BasisOf(s.Name).Lanes.IsEmpty).ToList();
        if (varying is not [var only] || basis.Lanes.Count != 2 || !basis.Lanes.Contains(only.Name))
        {
            return circuit.Open();
        }

        var lane = space.LaneOf(only.Name)!;
        var every = new CodeSet(0, long.MaxValue, false);
        var isStated = circuit.Test(new Predicate(lane, every, every, Truth.False, IsTroubled: false));
        return circuit.Any(
        [
            circuit.All([isStated, OneLane(expression, only.Name)]),
            circuit.All([circuit.Not(isStated), OneLane(expression, basis.Lanes.Single(l => l != only.Name))]),
        ]);
    }

    /// <summary>A lane's own number or day beside a constant.</summary>
    private Predicate? Compared(PartForm part, string tag, Lane lane)
    {
        if (part.Comparison is not { } comparison || lane.Numbers is not { } numbers || comparison.Symbol.Name != tag
            || !view.BasisOf(comparison.Other).Lanes.IsEmpty)
        {
            return null;
        }

        var other = view.Constant(comparison.Other);
        var isDay = numbers.Scale == 0 && space.Tags.Find(tag)!.Type == Engine.Tags.TagType.Date;
        if (other.Kind != (isDay ? ValueKind.Date : ValueKind.Number))
        {
            return null;
        }

        var (low, high, outside) = numbers.CodesThat(comparison.Relation, isDay ? other.AsDay : other.AsNumber);
        var codes = new CodeSet(low, high == numbers.Last && !outside ? long.MaxValue : high, outside);
        codes = low > high ? codes with { Low = 0, High = -1 } : codes;
        var absent = view.WithoutFact(part.Expression, tag);
        return new Predicate(lane, codes, codes, Truths.Of(absent), Truths.IsTrouble(absent));
    }

    private Predicate Tabulated(RuleExpression expression, string tag, Lane lane)
    {
        var (holds, possible) = (new bool[lane.CodeCount], new bool[lane.CodeCount]);
        var (isTwoValued, isTroubled) = (true, false);
        var absent = view.ForEachCode(expression, tag, (code, value) =>
        {
            var truth = Truths.Of(value);
            holds[code] = truth == Truth.True;
            possible[code] = truth != Truth.False;
            isTwoValued &= truth != Truth.Unknown;
            isTroubled |= Truths.IsTrouble(value);
        });
        var set = CodeSet.Of(holds, lane.Used);
        return new Predicate(lane, set, isTwoValued ? set : CodeSet.Of(possible, lane.Used), Truths.Of(absent), isTroubled || Truths.IsTrouble(absent));
    }
}
