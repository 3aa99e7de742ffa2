using Matching.Rules.Binding;
using Matching.Rules.Values;

namespace Matching.Engine.Columns;

/// <summary>Turns conditions into gates: comparisons with constants into intervals of codes, other parts that hang on one lane into sets of codes, the rest into open parts.</summary>
/// <param name="space">The lanes.</param>
/// <param name="view">What 基准日 means.</param>
/// <param name="isDatedOpen">True where each unit has a reference date of its own, so that what hangs on it stays open.</param>
/// <param name="circuit">Receives the gates.</param>
/// <param name="ranksDerived">
/// Whether derived numbers are worked out for every unit, which pays where the same snapshot is asked again and again; else they are left
/// open, for the units that the other conditions leave.
/// </param>
internal sealed class ConditionCompiler(ColumnSpace space, DatedView view, bool isDatedOpen, CircuitBuilder circuit, bool ranksDerived)
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
            return ranksDerived && Ranked(part) is { } ranked ? circuit.Test(ranked) : Overridden(part, basis);
        }

        if (basis.Lanes.IsEmpty)
        {
            var constant = view.Constant(part.Expression);
            return circuit.Constant(Truths.Of(constant), Truths.IsTrouble(constant));
        }

        var tag = basis.Lanes[0];
        return Compared(part, tag, space.LaneOf(tag)!) is { } test ? circuit.Test(test) : OneLane(part, tag);
    }

    private int OneLane(PartForm part, string tag) =>
        space.LaneOf(tag) is { IsTabular: true } lane ? circuit.Test(Tabulated(part, tag, lane)) : circuit.Open();

    /// <summary>A derived tag that is stated for some units and computed from one other tag for the rest: what is stated wins.</summary>
    private int Overridden(PartForm part, TagBasis basis)
    {
        var varying = part.Expression.Reads.Where(s => !space.BasisOf(s.Name).Lanes.IsEmpty).ToList();
        if (varying is not [var only] || basis.Lanes.Count != 2 || !basis.Lanes.Contains(only.Name))
        {
            return circuit.Open();
        }

        var lane = space.LaneOf(only.Name)!;
        var every = new CodeSet(0, long.MaxValue, false);
        var isStated = circuit.Test(new Predicate(lane, every, every, Truth.False, IsTroubled: false));
        return circuit.Any(
        [
            circuit.All([isStated, OneLane(part, only.Name)]),
            circuit.All([circuit.Not(isStated), OneLane(part, basis.Lanes.Single(l => l != only.Name))]),
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

    /// <summary>The truth values by code. A derived number or day beside a constant, as ages are, is compared without evaluating the part each time.</summary>
    private Value ForEachCode(PartForm part, string tag, Action<int, Value> each)
    {
        if (part.Comparison is not { } comparison || !view.BasisOf(comparison.Other).Lanes.IsEmpty)
        {
            return view.ForEachCode(part.Expression, tag, each);
        }

        var (constant, values, used) = (view.Constant(comparison.Other), view.TableOf(comparison.Symbol, tag), space.LaneOf(tag)!.Used);
        if (constant.Kind is not (ValueKind.Number or ValueKind.Date) || values.Where((v, code) => used[code]).Any(v => v.Kind != constant.Kind))
        {
            return view.ForEachCode(part.Expression, tag, each);
        }

        for (var code = 0; code < used.Length; code++)
        {
            if (used[code])
            {
                each(code, Value.Of(Holds(comparison.Relation, Sign(values[code], constant))));
            }
        }

        return view.WithoutFact(part.Expression, tag);
    }

    private static int Sign(Value left, Value right) =>
        left.Kind == ValueKind.Number ? left.AsFeelNumber.CompareTo(right.AsFeelNumber) : left.AsDay.CompareTo(right.AsDay);

    private static bool Holds(Relation relation, int sign) => relation switch
    {
        Relation.Equal => sign == 0,
        Relation.NotEqual => sign != 0,
        Relation.Less => sign < 0,
        Relation.LessOrEqual => sign <= 0,
        Relation.Greater => sign > 0,
        _ => sign >= 0,
    };

    /// <summary>A derived number of several facts beside a constant.</summary>
    private Predicate? Ranked(PartForm part)
    {
        if (part.Comparison is not { } comparison || comparison.Symbol.Type != FeelType.Number
            || part.Expression.Reads.Count(s => !space.BasisOf(s.Name).Lanes.IsEmpty) != 1
            || !view.BasisOf(comparison.Other).Lanes.IsEmpty || view.Constant(comparison.Other) is not { Kind: ValueKind.Number } other)
        {
            return null;
        }

        var lane = view.RankedOf(comparison.Symbol);
        var codes = RankedLane.CodesThat(lane.Ranks!, comparison.Relation, other.AsNumber);
        var absent = view.WithoutFact(part.Expression, null);
        return new Predicate(lane, codes, codes, Truths.Of(absent), lane.IsTroubled || Truths.IsTrouble(absent));
    }

    private Predicate Tabulated(PartForm part, string tag, Lane lane)
    {
        var (holds, possible) = (new bool[lane.CodeCount], new bool[lane.CodeCount]);
        var (isTwoValued, isTroubled) = (true, false);
        var absent = ForEachCode(part, tag, (code, value) =>
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
