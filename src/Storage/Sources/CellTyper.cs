using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Matching.Engine.Populations;
using Matching.Engine.Tags;
using Matching.Rules.Values;

namespace Matching.Storage.Sources;

/// <summary>Turns the text of one tag's cell into a fact. Nothing is mended: no trimming, no thousands separators, no other date forms. One thread.</summary>
internal sealed class CellTyper
{
    private const decimal Least = 1_000_000_000_000m;
    private const long LeastWhole = 1_000_000_000_000;

    private readonly Tag tag;
    private readonly int column;
    private readonly int maxElements;
    private readonly FrozenSet<Value> allowed;
    private readonly Dictionary<byte[], int> codes = new(BytesComparer.Instance);
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> codeOf;

    /// <param name="tag">The tag.</param>
    /// <param name="column">Number of its column.</param>
    /// <param name="maxElements">Most elements of a list.</param>
    public CellTyper(Tag tag, int column, int maxElements)
    {
        this.tag = tag;
        this.column = column;
        this.maxElements = maxElements;
        codeOf = codes.GetAlternateLookup<ReadOnlySpan<byte>>();
        allowed = tag.OpenCodeSet ? FrozenSet<Value>.Empty : tag.Values.ToFrozenSet();
    }

    /// <summary>Forgets the codes of the rows that it typed for.</summary>
    public void Clear() => codes.Clear();

    /// <summary>The fact of a cell; unknown where it is empty.</summary>
    /// <param name="cell">The cell in UTF-8.</param>
    /// <param name="rows">The rows that the fact is for; the same until <see cref="Clear"/>.</param>
    /// <param name="fact">The fact.</param>
    public RowFault? Read(ReadOnlySpan<byte> cell, FactRows rows, out FactCell fact)
    {
        fact = default;
        var code = cell.IsEmpty ? null : tag.Type switch
        {
            TagType.Number or TagType.Money or TagType.Percent => ReadNumber(cell, out fact),
            TagType.Date => ReadDate(cell, out fact),
            TagType.Boolean => ReadBoolean(cell, out fact),
            TagType.List => ReadList(cell, rows, out fact),
            _ => ReadCode(cell, rows, out fact),
        };
        return code is null ? null : new RowFault(code, tag.Name);
    }

    private string? ReadNumber(ReadOnlySpan<byte> cell, out FactCell fact)
    {
        fact = default;
        if (allowed.Count == 0 && Digits.TryShort(cell, out var digits, out var places))
        {
            return Scale(digits, places, out fact);
        }

        if (!Digits.TryDecimal(cell, out var number))
        {
            return QuarantineReasons.BadNumber;
        }

        if (!ScaledColumn.TryScale(number, tag.Type, out var scaled))
        {
            return Math.Abs(number) < Least ? QuarantineReasons.TooManyDecimals : QuarantineReasons.NumberTooLarge;
        }

        fact = FactCell.OfScaled(scaled);
        return InSet(Value.Of(number));
    }

    /// <summary>What <see cref="ScaledColumn.TryScale"/> does, without decimals.</summary>
    private string? Scale(long digits, int places, out FactCell fact)
    {
        fact = default;
        var magnitude = Math.Abs(digits);
        var held = ScaledColumn.ScaleOf(tag.Type);
        if (magnitude / PowerOfTen(places) >= LeastWhole)
        {
            return QuarantineReasons.NumberTooLarge;
        }

        if (places > held && magnitude % PowerOfTen(places - held) != 0)
        {
            return QuarantineReasons.TooManyDecimals;
        }

        fact = FactCell.OfScaled(places > held ? digits / PowerOfTen(places - held) : digits * PowerOfTen(held - places));
        return null;
    }

    private static long PowerOfTen(int exponent) => Powers[exponent];

    private static ReadOnlySpan<long> Powers =>
    [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000, 100_000_000_000, 1_000_000_000_000,
        10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000, 10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000,
    ];

    private static string? ReadDate(ReadOnlySpan<byte> cell, out FactCell fact)
    {
        var read = Digits.TryDate(cell, out var date);
        fact = read ? FactCell.OfDay(date.DayNumber) : default;
        return read ? null : QuarantineReasons.BadDate;
    }

    private static string? ReadBoolean(ReadOnlySpan<byte> cell, out FactCell fact)
    {
        var (isTrue, isFalse) = (cell.SequenceEqual("true"u8) || cell.SequenceEqual("是"u8), cell.SequenceEqual("false"u8) || cell.SequenceEqual("否"u8));
        fact = isTrue || isFalse ? FactCell.OfTruth(isTrue) : default;
        return isTrue || isFalse ? null : QuarantineReasons.BadBoolean;
    }

    private string? ReadCode(ReadOnlySpan<byte> cell, FactRows rows, out FactCell fact)
    {
        fact = default;
        if (!codeOf.TryGetValue(cell, out var code))
        {
            var value = Value.Of(Encoding.UTF8.GetString(cell));
            if (InSet(value) is { } fault)
            {
                return fault;
            }

            codeOf[cell] = code = rows.CodeOf(column, value);
        }

        fact = FactCell.OfCode(code);
        return null;
    }

    private string? ReadList(ReadOnlySpan<byte> cell, FactRows rows, out FactCell fact)
    {
        fact = default;
        try
        {
            var elements = JsonSerializer.Deserialize<string?[]>(cell);
            if (elements is null || elements.Length > maxElements || elements.Any(string.IsNullOrEmpty))
            {
                return QuarantineReasons.BadList;
            }

            ImmutableArray<Value> list = [.. elements.Select(e => Value.Of(e!))];
            var fault = list.Select(InSet).FirstOrDefault(code => code is not null);
            fact = fault is null ? FactCell.OfCode(rows.CodeOf(column, Value.Of(list))) : default;
            return fault;
        }
        catch (JsonException)
        {
            return QuarantineReasons.BadList;
        }
    }

    private string? InSet(Value value) => allowed.Count == 0 || allowed.Contains(value) ? null : QuarantineReasons.OutsideSet;
}
