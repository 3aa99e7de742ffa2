using Matching.Rules.Binding;

namespace Matching.Engine.Columns;

/// <summary>A number of many units at once, exactly: integers that count steps of a power of ten.</summary>
/// <param name="scale">Decimal places.</param>
/// <param name="most">What no unit's integer is beyond, on either side of 0.</param>
internal abstract class ColumnNumber(int scale, Int128 most)
{
    /// <summary>Decimal places.</summary>
    public int Scale => scale;

    /// <summary>What no unit's integer is beyond, on either side of 0.</summary>
    public Int128 Most => most;

    /// <summary>Works it out.</summary>
    /// <param name="rows">The units.</param>
    /// <param name="into">Receives a number for each unit.</param>
    public abstract void Into(ColumnRows rows, NumberColumn into);
}

/// <summary>Numbers with the units for which they are known.</summary>
internal sealed class NumberColumn(int rows)
{
    /// <summary>Integers, each of a scale that its maker knows.</summary>
    public Int128[] Numbers { get; } = new Int128[rows];

    /// <summary>Whether each is known.</summary>
    public bool[] Known { get; } = new bool[rows];
}

/// <summary>The same for every unit, or unknown.</summary>
internal sealed class SameNumber(Int128? number, int scale) : ColumnNumber(scale, Int128.Abs(number ?? 0))
{
    /// <inheritdoc/>
    public override void Into(ColumnRows rows, NumberColumn into)
    {
        into.Numbers.AsSpan(0, rows.Count).Fill(number ?? 0);
        into.Known.AsSpan(0, rows.Count).Fill(number is not null);
    }
}

/// <summary>The number of a fact.</summary>
internal sealed class FactNumber(Lane lane, NumberCode code, Int128? absent, Int128 most) : ColumnNumber(code.Scale, most)
{
    /// <inheritdoc/>
    public override void Into(ColumnRows rows, NumberColumn into)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            var isKnown = lane.IsKnown(rows[i]);
            into.Numbers[i] = isKnown ? code.First + ((Int128)lane.CodeAt(rows[i]) * code.Step) : absent ?? 0;
            into.Known[i] = isKnown || absent is not null;
        }
    }
}

/// <summary>A number that was worked out once for each code of a lane.</summary>
/// <param name="lane">The lane.</param>
/// <param name="byCode">The numbers; null for unknown.</param>
/// <param name="absent">The number of a unit without a fact, or null.</param>
/// <param name="scale">Decimal places.</param>
/// <param name="most">What no number is beyond.</param>
internal sealed class CodeNumber(Lane lane, Int128?[] byCode, Int128? absent, int scale, Int128 most) : ColumnNumber(scale, most)
{
    /// <inheritdoc/>
    public override void Into(ColumnRows rows, NumberColumn into)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            var number = lane.IsKnown(rows[i]) ? byCode[lane.CodeAt(rows[i])] : absent;
            into.Numbers[i] = number ?? 0;
            into.Known[i] = number is not null;
        }
    }
}

/// <summary>Two numbers together.</summary>
/// <param name="operation">What is done with them.</param>
/// <param name="left">First.</param>
/// <param name="right">Second.</param>
/// <param name="scale">Decimal places of the result.</param>
/// <param name="most">What no result is beyond.</param>
internal sealed class PairNumber(NumberOperation operation, ColumnNumber left, ColumnNumber right, int scale, Int128 most) : ColumnNumber(scale, most)
{
    private readonly Int128 ofLeft = operation == NumberOperation.Product ? 1 : ScaledNumbers.Power(scale - left.Scale);
    private readonly Int128 ofRight = operation == NumberOperation.Product ? 1 : ScaledNumbers.Power(scale - right.Scale);

    /// <inheritdoc/>
    public override void Into(ColumnRows rows, NumberColumn into)
    {
        left.Into(rows, into);
        var second = rows.Rent();
        right.Into(rows, second);
        for (var i = 0; i < rows.Count; i++)
        {
            into.Numbers[i] = Of(unchecked(into.Numbers[i] * ofLeft), unchecked(second.Numbers[i] * ofRight));
            into.Known[i] &= second.Known[i];
        }

        rows.Return(second);
    }

    /// <summary>Bounds were held when the column was made, so nothing is checked here.</summary>
    private Int128 Of(Int128 one, Int128 other) => operation switch
    {
        NumberOperation.Sum => unchecked(one + other),
        NumberOperation.Difference => unchecked(one - other),
        NumberOperation.Product => unchecked(one * other),
        NumberOperation.Least => one < other ? one : other,
        _ => one > other ? one : other,
    };
}

/// <summary>One of two numbers.</summary>
/// <param name="choice">Number of the condition among the outputs of the circuit.</param>
/// <param name="then">Where it holds.</param>
/// <param name="otherwise">Where it does not.</param>
/// <param name="scale">Decimal places of the result.</param>
/// <param name="most">What no result is beyond.</param>
internal sealed class ChosenNumber(int choice, ColumnNumber then, ColumnNumber otherwise, int scale, Int128 most) : ColumnNumber(scale, most)
{
    private readonly Int128 ofThen = ScaledNumbers.Power(scale - then.Scale);
    private readonly Int128 ofOther = ScaledNumbers.Power(scale - otherwise.Scale);

    /// <inheritdoc/>
    public override void Into(ColumnRows rows, NumberColumn into)
    {
        then.Into(rows, into);
        var second = rows.Rent();
        otherwise.Into(rows, second);
        for (var i = 0; i < rows.Count; i++)
        {
            var truth = rows.TruthOf(choice, i);
            into.Numbers[i] = truth == Truth.True ? into.Numbers[i] * ofThen : second.Numbers[i] * ofOther;
            into.Known[i] = truth != Truth.Unknown && (truth == Truth.True ? into.Known[i] : second.Known[i]);
        }

        rows.Return(second);
    }
}
