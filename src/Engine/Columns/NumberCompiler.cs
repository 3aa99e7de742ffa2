using Matching.Rules.Binding;
using Matching.Rules.Values;

namespace Matching.Engine.Columns;

/// <summary>Turns number forms into columns; conditions of choices become gates.</summary>
/// <param name="space">The lanes.</param>
/// <param name="view">What 基准日 means.</param>
internal sealed class NumberCompiler(ColumnSpace space, DatedView view)
{
    private readonly CircuitBuilder circuit = new();
    private readonly List<int> choices = [];

    /// <summary>Number of conditions.</summary>
    public int Choices => choices.Count;

    /// <summary>Whether the gates alone say how every condition stands, and an open one lacks a fact only.</summary>
    public bool IsExact => !circuit.IsTroubled && choices.TrueForAll(circuit.IsExact);

    /// <summary>The circuit of the conditions.</summary>
    public Circuit ToCircuit() => circuit.ToCircuit(choices, ranksBounds: false);

    /// <summary>The column of an expression, or null where it cannot be worked out exactly by columns.</summary>
    public ColumnNumber? Of(RuleExpression expression) => NumberForm.Of(expression) is { } form ? Of(form) : null;

    private ColumnNumber? Of(NumberForm form) => Bounded(form switch
    {
        ConstantForm constant => Same(constant.Number),
        ReadForm read => Of(read),
        TermForm term => term.Parts.Skip(1).Aggregate(Of(term.Parts[0]), (so, part) => so is null || Of(part) is not { } next ? null : Pair(term.Operation, so, next)),
        ChoiceForm choice when Of(choice.Then) is { } then && Of(choice.Else) is { } otherwise => Chosen(choice.When, then, otherwise),
        _ => null,
    });

    /// <summary>Only where decimals, which the rule is evaluated with, are exact too.</summary>
    private static ColumnNumber? Bounded(ColumnNumber? number) =>
        number is not null && number.Scale < ScaledNumbers.TooFine && number.Most <= ScaledNumbers.Most ? number : null;

    private static SameNumber Same(decimal number)
    {
        var scale = ScaledNumbers.ScaleOf(number);
        return new SameNumber(ScaledNumbers.Of(number, scale), scale);
    }

    private ColumnNumber? Of(ReadForm read)
    {
        var basis = view.BasisOf(read.Expression);
        if (basis.IsOpaque || basis.Lanes.Count > 1)
        {
            return null;
        }

        if (basis.Lanes.IsEmpty)
        {
            return view.Constant(read.Expression) is { Kind: ValueKind.Number } constant ? Same(constant.AsNumber) : null;
        }

        var tag = basis.Lanes[0];
        var (lane, absent) = (space.LaneOf(tag)!, view.WithoutFact(read.Expression, tag));
        return absent.Kind is not (ValueKind.Number or ValueKind.Unknown) || Truths.IsTrouble(absent) ? null
            : tag == read.Symbol.Name && lane.Numbers is { } numbers ? Fact(lane, numbers, absent)
            : lane.IsTabular ? Tabulated(lane, view.TableOf(read.Symbol, tag), absent)
            : null;
    }

    private static FactNumber? Fact(Lane lane, NumberCode numbers, Value absent)
    {
        if (absent.Kind == ValueKind.Number && ScaledNumbers.ScaleOf(absent.AsNumber) > numbers.Scale)
        {
            return null;
        }

        Int128? without = absent.Kind == ValueKind.Number ? ScaledNumbers.Of(absent.AsNumber, numbers.Scale) : null;
        var last = numbers.First + ((Int128)numbers.Last * numbers.Step);
        return new FactNumber(lane, numbers, without, Int128.Max(Int128.Abs(without ?? 0), Int128.Max(Int128.Abs(numbers.First), Int128.Abs(last))));
    }

    private static CodeNumber? Tabulated(Lane lane, Value[] byCode, Value absent)
    {
        var values = byCode.Where((_, code) => lane.Used[code]).Append(absent).ToList();
        if (values.Exists(v => v.Kind is not (ValueKind.Number or ValueKind.Unknown) || Truths.IsTrouble(v)))
        {
            return null;
        }

        var scale = values.Where(v => v.Kind == ValueKind.Number).Select(v => ScaledNumbers.ScaleOf(v.AsNumber)).DefaultIfEmpty(0).Max();
        Int128? Number(Value value) => value.Kind == ValueKind.Number ? ScaledNumbers.Of(value.AsNumber, scale) : null;
        var most = values.Select(v => Int128.Abs(Number(v) ?? 0)).Max();
        return new CodeNumber(lane, [.. byCode.Select(Number)], Number(absent), scale, most);
    }

    private static PairNumber? Pair(NumberOperation operation, ColumnNumber left, ColumnNumber right)
    {
        if (operation == NumberOperation.Product)
        {
            return right.Most == 0 || left.Most <= ScaledNumbers.Most / right.Most ? new PairNumber(operation, left, right, left.Scale + right.Scale, left.Most * right.Most) : null;
        }

        return Joined(left, right) is var (scale, one, other)
            ? new PairNumber(operation, left, right, scale, operation is NumberOperation.Sum or NumberOperation.Difference ? one + other : Int128.Max(one, other))
            : null;
    }

    private ChosenNumber? Chosen(RuleExpression when, ColumnNumber then, ColumnNumber otherwise)
    {
        if (Joined(then, otherwise) is not var (scale, one, other))
        {
            return null;
        }

        choices.Add(new ConditionCompiler(space, view, isDatedOpen: false, circuit, ranksDerived: true).Gate(when));
        return new ChosenNumber(choices.Count - 1, then, otherwise, scale, Int128.Max(one, other));
    }

    /// <summary>The finer scale of two numbers, and their bounds in it; null where a decimal would not hold them.</summary>
    private static (int Scale, Int128 One, Int128 Other)? Joined(ColumnNumber one, ColumnNumber other)
    {
        var scale = Math.Max(one.Scale, other.Scale);
        var (first, second) = (ScaledNumbers.Power(scale - one.Scale), ScaledNumbers.Power(scale - other.Scale));
        return one.Most <= ScaledNumbers.Most / first && other.Most <= ScaledNumbers.Most / second ? (scale, one.Most * first, other.Most * second) : null;
    }
}
