using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Matching.Engine.Populations;
using Matching.Engine.Tags;
using Matching.Rules.Values;

namespace Matching.Storage.Sources;

/// <summary>Turns the text of one tag's cell into a value. Nothing is mended: no trimming, no thousands separators, no other date forms.</summary>
internal sealed class CellTyper
{
    private readonly Tag tag;
    private readonly int maxElements;
    private readonly FrozenSet<Value> allowed;
    private readonly FrozenDictionary<string, Value>.AlternateLookup<ReadOnlySpan<char>> codes;

    public CellTyper(Tag tag, int maxElements)
    {
        this.tag = tag;
        this.maxElements = maxElements;
        allowed = tag.OpenCodeSet ? FrozenSet<Value>.Empty : tag.Values.ToFrozenSet();
        codes = allowed.Where(v => v.Kind == ValueKind.String).ToFrozenDictionary(v => v.AsString, StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Reads a date written YYYY-MM-DD.</summary>
    public static bool TryDate(ReadOnlySpan<char> text, out DateOnly date)
    {
        date = default;
        if (text.Length != 10 || text[4] != '-' || text[7] != '-' || !TryDigits(text[..4], out var year) || !TryDigits(text[5..7], out var month) || !TryDigits(text[8..], out var day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new DateOnly(year, month, day);
        return true;
    }

    /// <summary>The value of a cell; unknown where it is empty.</summary>
    public RowFault? Read(ReadOnlySpan<char> cell, out Value value)
    {
        value = default;
        var code = cell.IsEmpty ? null : tag.Type switch
        {
            TagType.Number or TagType.Money or TagType.Percent => ReadNumber(cell, out value),
            TagType.Date => ReadDate(cell, out value),
            TagType.Boolean => ReadBoolean(cell, out value),
            TagType.List => ReadList(cell, out value),
            _ => ReadCode(cell, out value),
        };
        return code is null ? null : new RowFault(code, tag.Name);
    }

    private string? ReadNumber(ReadOnlySpan<char> cell, out Value value)
    {
        value = default;
        if (!decimal.TryParse(cell, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || !char.IsAsciiDigit(cell[^1]) || cell[0] == '+')
        {
            return QuarantineReasons.BadNumber;
        }

        if (!ScaledColumn.TryScale(number, tag.Type, out _))
        {
            return Math.Abs(number) < 1_000_000_000_000m ? QuarantineReasons.TooManyDecimals : QuarantineReasons.NumberTooLarge;
        }

        value = Value.Of(number);
        return InSet(value);
    }

    private static string? ReadDate(ReadOnlySpan<char> cell, out Value value)
    {
        var read = TryDate(cell, out var date);
        value = read ? Value.Of(date) : default;
        return read ? null : QuarantineReasons.BadDate;
    }

    private static string? ReadBoolean(ReadOnlySpan<char> cell, out Value value)
    {
        value = cell switch { "true" or "是" => Value.True, "false" or "否" => Value.False, _ => default };
        return value.IsUnknown ? QuarantineReasons.BadBoolean : null;
    }

    private string? ReadCode(ReadOnlySpan<char> cell, out Value value)
    {
        if (codes.TryGetValue(cell, out value))
        {
            return null;
        }

        value = Value.Of(cell.ToString());
        return InSet(value);
    }

    private static bool TryDigits(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        foreach (var digit in text)
        {
            number = (number * 10) + (digit - '0');
        }

        return !text.ContainsAnyExceptInRange('0', '9');
    }

    private string? ReadList(ReadOnlySpan<char> cell, out Value value)
    {
        value = default;
        try
        {
            var elements = JsonSerializer.Deserialize<string?[]>(cell);
            if (elements is null || elements.Length > maxElements || elements.Any(string.IsNullOrEmpty))
            {
                return QuarantineReasons.BadList;
            }

            ImmutableArray<Value> list = [.. elements.Select(e => Value.Of(e!))];
            value = Value.Of(list);
            return list.Select(InSet).FirstOrDefault(code => code is not null);
        }
        catch (JsonException)
        {
            return QuarantineReasons.BadList;
        }
    }

    private string? InSet(Value value) => allowed.Count == 0 || allowed.Contains(value) ? null : QuarantineReasons.OutsideSet;
}
