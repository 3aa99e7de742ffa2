using System.Globalization;
using Matching.Synthetic.Chance;
using Matching.Synthetic.Feeds;

namespace Matching.Synthetic.Faults;

/// <summary>Another valid value of a column, for rows that contradict each other.</summary>
internal static class OtherValue
{
    public static string Of(FeedColumn column, string text, RandomStream chance) => column.Kind switch
    {
        FieldKind.Boolean => text == "true" ? "false" : "true",
        FieldKind.Date => Cell.Of(DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture).AddDays(-chance.Between(1, 90))),
        FieldKind.Money => Cell.Money(Fen(text) + (chance.Between(1, 500) * 100)),
        FieldKind.Percent when column.Codes.Length == 0 => Cell.Ratio((long)(Number(text) * 10_000m) + chance.Between(1, 500)),
        FieldKind.Number when column.Codes.Length == 0 => (Number(text) + chance.Between(1, 9)).ToString(CultureInfo.InvariantCulture),
        FieldKind.List => OtherList(column, text, chance),
        FieldKind.Number or FieldKind.Percent or FieldKind.Enum => OtherCode(column, text, chance),
        _ => throw new ArgumentException($"a column of kind {column.Kind} states no fact", nameof(column)),
    };

    private static string OtherCode(FeedColumn column, string text, RandomStream chance)
    {
        var place = column.Codes.IndexOf(text);
        return column.Codes[(place + chance.Between(1, column.Codes.Length - 1)) % column.Codes.Length];
    }

    private static string OtherList(FeedColumn column, string text, RandomStream chance)
    {
        var other = Cell.List([chance.OneOf(column.Codes.AsSpan())]);
        return other == text ? "[]" : other;
    }

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);

    private static long Fen(string text) => (long)(Number(text) * 100m);
}
