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

    public CellTyper(Tag tag, int maxElements)
    {
        this.tag = tag;
        this.maxElements = maxElements;
        allowed = tag.OpenCodeSet ? FrozenSet<Value>.Empty : tag.Values.ToFrozenSet();
    }

    /// <summary>Reads a date written YYYY-MM-DD.</summary>
    public static bool TryDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    /// <summary>The value of a cell; unknown where it is empty.</summary>
    public RowFault? Read(string? cell, out Value value)
    {
        value = default;
        var code = cell is null ? null : tag.Type switch
        {
            TagType.Number or TagType.Money or TagType.Percent => ReadNumber(cell, out value),
            TagType.Date => ReadDate(cell, out value),
            TagType.Boolean => ReadBoolean(cell, out value),
            TagType.List => ReadList(cell, out value),
            _ => ReadCode(cell, out value),
        };
        return code is null ? null : new RowFault(code, tag.Name);
    }

    private string? ReadNumber(string cell, out Value value)
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

    private static string? ReadDate(string cell, out Value value)
    {
        var read = TryDate(cell, out var date);
        value = read ? Value.Of(date) : default;
        return read ? null : QuarantineReasons.BadDate;
    }

    private static string? ReadBoolean(string cell, out Value value)
    {
        value = cell switch { "true" or "是" => Value.True, "false" or "否" => Value.False, _ => default };
        return value.IsUnknown ? QuarantineReasons.BadBoolean : null;
    }

    private string? ReadCode(string cell, out Value value)
    {
        value = Value.Of(cell);
        return InSet(value);
    }

    private string? ReadList(string cell, out Value value)
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
