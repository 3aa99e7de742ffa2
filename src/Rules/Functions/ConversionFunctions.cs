using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Values;
using static Matching.Rules.Functions.Make;

namespace Matching.Rules.Functions;

/// <summary>string and number (DMN 1.5, table 71).</summary>
internal static class ConversionFunctions
{
    private static readonly FeelType Text = FeelType.String;

    public static ImmutableArray<BuiltIn> All { get; } =
    [
        new("string", [Overload(Text, [Need("from", FeelType.Any)], (a, budget) => a[0].Kind == ValueKind.String ? a[0] : ValueWriter.Write(a[0], budget))]),
        Function("number", FeelType.Number,
            [Need("from", Text), MayOrNull("grouping separator", Text), MayOrNull("decimal separator", Text)],
            a => Parse(a[0].AsString, Separator(a, 1), Separator(a, 2))),
    ];

    private static string? Separator(Value[] a, int place) => IsGiven(a, place) ? a[place].AsString : null;

    /// <summary>Grouping is a space, a comma or a period, the decimal separator a comma or a period, and they differ.</summary>
    private static Value Parse(string text, string? grouping, string? point)
    {
        if (grouping is not (null or " " or "," or ".") || point is not (null or "," or ".") || (point is not null && point == grouping))
        {
            return Fault.OutOfRange;
        }

        var digits = grouping is null ? text : text.Replace(grouping, "", StringComparison.Ordinal);
        if (point == ",")
        {
            digits = digits.Contains('.', StringComparison.Ordinal) ? "" : digits.Replace(',', '.');
        }

        return FeelNumber.TryParse(digits, out var number) ? Value.Of(number) : Fault.InvalidText;
    }
}
