using System.Numerics;
using Matching.Rules.Binding;

namespace Matching.Engine.Columns;

/// <summary>A number of many units at once, exactly: integers that count steps of a power of ten.</summary>
/// <param name="scale">Decimal places.</param>
/// <param name="most">What no unit's integer is beyond, on either side of 0.</param>
/// <param name="parts">What it is made of.</param>
internal abstract class ColumnNumber(int scale, Int128 most, params ColumnNumber[] parts)
{
    /// <summary>Decimal places.</summary>
    public int Scale => scale;

    /// <summary>What no unit's integer is beyond, on either side of 0.</summary>
    public Int128 Most => most;

    /// <summary>What no integer on the way to it is beyond.</summary>
    public Int128 Widest { get; } = parts.Select(p => p.Widest).Append(most).Max();

    /// <summary>Works it out.</summary>
    /// <typeparam name="T">Integers that hold <see cref="Widest"/>.</typeparam>
    /// <param name="rows">The units.</param>
    /// <param name="into">Receives a number for each unit.</param>
    public abstract void Into<T>(ColumnRows<T> rows, NumberColumn<T> into)
        where T : struct, IBinaryInteger<T>;
}

/// <summary>Numbers with the units for which they are known.</summary>
internal sealed class NumberColumn<T>(int rows)
    where T : struct, IBinaryInteger<T>
{
    /// <summary>Integers, each of a scale that its maker knows.</summary>
    public T[] Numbers { get; } = new T[rows];

    /// <summary>Whether each is known.</summary>
    public bool[] Known { get; } = new bool[rows];
}

/// <summary>The same for every unit, or unknown.</summary>
internal sealed class SameNumber(Int128? number, int scale) : ColumnNumber(scale, Int128.Abs(number ?? 0))
{
    /// <inheritdoc/>
    public override void Into<T>(ColumnRows<T> rows, NumberColumn<T> into)
    {
        into.Numbers.AsSpan(0, rows.Count).Fill(T.CreateChecked(number ?? 0));
        into.Known.AsSpan(0, rows.Count).Fill(number is not null);
    }
}

/// <summary>The number of a fact.</summary>
internal sealed class FactNumber(Lane lane, NumberCode code, Int128? absent, Int128 most) : ColumnNumber(code.Scale, most)
{
    /// <inheritdoc/>
    public override void Into<T>(ColumnRows<T> rows, NumberColumn<T> into)
    {
        switch (lane.Codes)
        {
            case byte[] codes:
                From(codes, rows, into);
                break;
            case ushort[] codes:
                From(codes, rows, into);
                break;
            case int[] codes:
                From(codes, rows, into);
                break;
            default:
                From((long[])lane.Codes, rows, into);
                break;
        }
    }

    private void From<TCode, T>(TCode[] codes, ColumnRows<T> rows, NumberColumn<T> into)
        where TCode : struct, IBinaryInteger<TCode>
        where T : struct, IBinaryInteger<T>
    {
        var (first, step, without, isStated) = (T.CreateChecked(code.First), T.CreateChecked(code.Step), T.CreateChecked(absent ?? 0), absent is not null);
        var (numbers, known) = (into.Numbers, into.Known);
        var at = rows.Rows;
        for (var i = 0; i < at.Length; i++)
        {
            var isKnown = lane.IsKnown(at[i]);
            numbers[i] = isKnown ? unchecked(first + (T.CreateTruncating(codes[at[i]]) * step)) : without;
            known[i] = isKnown || isStated;
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
    public override void Into<T>(ColumnRows<T> rows, NumberColumn<T> into)
    {
        var at = rows.Rows;
        for (var i = 0; i < at.Length; i++)
        {
            var number = lane.IsKnown(at[i]) ? byCode[lane.CodeAt(at[i])] : absent;
            into.Numbers[i] = T.CreateTruncating(number ?? 0);
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
internal sealed class PairNumber(NumberOperation operation, ColumnNumber left, ColumnNumber right, int scale, Int128 most) : ColumnNumber(scale, most, left, right)
{
    private readonly Int128 ofLeft = operation == NumberOperation.Product ? 1 : ScaledNumbers.Power(scale - left.Scale);
    private readonly Int128 ofRight = operation == NumberOperation.Product ? 1 : ScaledNumbers.Power(scale - right.Scale);

    /// <inheritdoc/>
    public override void Into<T>(ColumnRows<T> rows, NumberColumn<T> into)
    {
        left.Into(rows, into);
        var second = rows.Rent();
        right.Into(rows, second);
        var numbers = into.Numbers.AsSpan(0, rows.Count);
        var others = second.Numbers.AsSpan(0, rows.Count);
        var (one, other) = (T.CreateTruncating(ofLeft), T.CreateTruncating(ofRight));
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = Of(unchecked(numbers[i] * one), unchecked(others[i] * other));
            into.Known[i] &= second.Known[i];
        }

        rows.Return(second);
    }

    /// <summary>Bounds were held when the column was made, so nothing is checked here.</summary>
    private T Of<T>(T one, T other)
        where T : struct, IBinaryInteger<T> => operation switch
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
internal sealed class ChosenNumber(int choice, ColumnNumber then, ColumnNumber otherwise, int scale, Int128 most) : ColumnNumber(scale, most, then, otherwise)
{
    private readonly Int128 ofThen = ScaledNumbers.Power(scale - then.Scale);
    private readonly Int128 ofOther = ScaledNumbers.Power(scale - otherwise.Scale);

    /// <inheritdoc/>
    public override void Into<T>(ColumnRows<T> rows, NumberColumn<T> into)
    {
        then.Into(rows, into);
        var second = rows.Rent();
        otherwise.Into(rows, second);
        var (one, other) = (T.CreateTruncating(ofThen), T.CreateTruncating(ofOther));
        for (var i = 0; i < rows.Count; i++)
        {
            var truth = rows.TruthOf(choice, i);
            into.Numbers[i] = unchecked(truth == Truth.True ? into.Numbers[i] * one : second.Numbers[i] * other);
            into.Known[i] = truth != Truth.Unknown && (truth == Truth.True ? into.Known[i] : second.Known[i]);
        }

        rows.Return(second);
    }
}
