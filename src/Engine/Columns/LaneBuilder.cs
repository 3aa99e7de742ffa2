using System.Numerics;
using Matching.Engine.Populations;
using Matching.Rules.Values;

namespace Matching.Engine.Columns;

/// <summary>Makes lanes of sealed columns: fresh facts only, numbers counted in their greatest common step.</summary>
internal static class LaneBuilder
{
    /// <summary>Most codes for which tables are made.</summary>
    private const int MaxTable = 1 << 20;

    /// <summary>The lane of a column, or null where the column is of a kind that has none.</summary>
    /// <param name="column">The column.</param>
    /// <param name="asOf">Day on which a fact must not be older than its tag allows.</param>
    public static Lane? Of(FactColumn column, DateOnly asOf) => column switch
    {
        ScaledColumn c => OfNumbers(c.Scaled, Fresh(c, asOf), c.Scale, isDate: false),
        DateColumn c => OfDays(c.Days, Fresh(c, asOf)),
        BooleanColumn c => new Lane(Truths(c), Fresh(c, asOf), null, code => Value.Of(code == 1), 2),
        CodedColumn c => OfCodes(c.Codes, Fresh(c, asOf), c.Values.Length, code => c.Values[code]),
        ListColumn c => OfCodes(c.Codes, Fresh(c, asOf), c.Lists.Length, code => c.Lists[code]),
        _ => null,
    };

    private static ulong[] Fresh(SealedColumn column, DateOnly asOf)
    {
        var known = column.Known.Words.ToArray();
        if (column.Tag.MaxAgeDays is not { } limit)
        {
            return known;
        }

        var oldest = asOf.DayNumber - limit;
        for (var word = 0; word < known.Length; word++)
        {
            for (var left = known[word]; left != 0; left &= left - 1)
            {
                var bit = BitOperations.TrailingZeroCount(left);
                if (column.DayAt((word << 6) + bit) < oldest)
                {
                    known[word] &= ~(1UL << bit);
                }
            }
        }

        return known;
    }

    private static Lane OfDays(ReadOnlySpan<int> days, ulong[] known)
    {
        var numbers = new long[days.Length];
        for (var row = 0; row < days.Length; row++)
        {
            numbers[row] = days[row];
        }

        return OfNumbers(numbers, known, 0, isDate: true);
    }

    private static Lane OfNumbers(ReadOnlySpan<long> numbers, ulong[] known, int scale, bool isDate)
    {
        var (min, max, step) = Span(numbers, known);
        var range = (UInt128)((Int128)max - min) / (ulong)step;
        if (range > long.MaxValue)
        {
            // Beyond what a code counts; ±10^18 of the columns never reaches it.
            throw new OverflowException("numbers of a column lie too far apart");
        }

        var coding = new NumberCode(min, step, scale, (long)range);
        var codeCount = range < MaxTable ? (int)range + 1 : 0;
        Array codes = range <= byte.MaxValue ? Narrow<byte>(numbers, known, coding)
            : range <= ushort.MaxValue ? Narrow<ushort>(numbers, known, coding)
            : range <= int.MaxValue ? Narrow<int>(numbers, known, coding)
            : Narrow<long>(numbers, known, coding);
        return new Lane(codes, known, coding, code => ValueOf(min + (code * step), scale, isDate), codeCount);
    }

    private static Value ValueOf(long scaled, int scale, bool isDate) =>
        isDate ? Value.OfDay(scaled) : Value.Of(ScaledColumn.Unscale(scaled, scale));

    /// <summary>Least and greatest known number, and the greatest step in which all lie apart.</summary>
    private static (long Min, long Max, long Step) Span(ReadOnlySpan<long> numbers, ulong[] known)
    {
        var (min, max, step) = (long.MaxValue, long.MinValue, 0L);
        long first = 0;
        for (var row = 0; row < numbers.Length; row++)
        {
            if ((known[row >> 6] >> (row & 63) & 1) == 0)
            {
                continue;
            }

            var number = numbers[row];
            first = min == long.MaxValue && max == long.MinValue ? number : first;
            (min, max) = (Math.Min(min, number), Math.Max(max, number));
            var distance = Math.Abs(number - first);
            step = step == 1 || (step != 0 && distance % step == 0) ? step : Gcd(step, distance);
        }

        return min > max ? (0, 0, 1) : (min, max, Math.Max(step, 1));
    }

    private static long Gcd(long a, long b)
    {
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return a;
    }

    private static T[] Narrow<T>(ReadOnlySpan<long> numbers, ulong[] known, NumberCode coding)
        where T : unmanaged, INumberBase<T>
    {
        var codes = new T[numbers.Length];
        for (var row = 0; row < codes.Length; row++)
        {
            if ((known[row >> 6] >> (row & 63) & 1) != 0)
            {
                var distance = numbers[row] - coding.First;
                codes[row] = T.CreateTruncating(coding.Step == 1 ? distance : distance / coding.Step);
            }
        }

        return codes;
    }

    private static byte[] Truths(BooleanColumn column)
    {
        var codes = new byte[column.Count];
        for (var row = 0; row < codes.Length; row++)
        {
            codes[row] = column.True[row] ? (byte)1 : (byte)0;
        }

        return codes;
    }

    private static Lane OfCodes(CodeArray codes, ulong[] known, int count, Func<int, Value> valueOf) =>
        new(codes.Raw, known, null, valueOf, count <= MaxTable ? count : 0);
}
