using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Values;

namespace Matching.Rules.Tables;

/// <summary>Which values an input can have, as far as its type, its unit and its dictionary entry tell.</summary>
/// <param name="Allowed">The only values there are; empty where they are open.</param>
/// <param name="IsWhole">Whether there is nothing between a value and the next: dates, whole months, counted things.</param>
/// <param name="Least">The least value there is, or null.</param>
internal sealed record ColumnDomain(ImmutableArray<Value> Allowed, bool IsWhole, Value? Least)
{
    /// <summary>Units of things that are counted: whole and never negative. Money, shares, areas, points and spans of time are not among them.</summary>
    private static readonly string[] Counted = ["岁", "人", "户", "个", "项", "次", "级", "名", "件", "家", "套", "辆", "台", "胎", "孩"];

    /// <summary>The domain of an input.</summary>
    /// <param name="input">The input.</param>
    /// <param name="ends">The values that the cells of its column speak of.</param>
    public static ColumnDomain Of(BoundIterator input, IReadOnlyCollection<Value> ends) =>
        Of(input.Local.Type, input.Local.Domain, input.Local.Unit, ends);

    /// <summary>The domain of a fact.</summary>
    /// <param name="symbol">The name under which expressions read it.</param>
    public static ColumnDomain Of(Symbol symbol) =>
        Of(symbol.Type, symbol.AllowedValues.IsDefault ? [] : symbol.AllowedValues, symbol.Unit, []);

    private static ColumnDomain Of(FeelType type, ImmutableArray<Value> allowed, string? measure, IReadOnlyCollection<Value> ends)
    {
        var kind = TypeRules.KindOf(type) ?? Only(ends.Select(e => (ValueKind?)e.Kind).Distinct());
        return kind switch
        {
            _ when !allowed.IsEmpty && type is not ListType => new([.. allowed.Distinct()], false, null),
            ValueKind.Boolean => new([Value.False, Value.True], false, null),
            ValueKind.Date or ValueKind.MonthsDuration => new([], true, null),
            ValueKind.Number when measure is { } unit && Counted.Contains(Bare(unit)) => new([], true, Value.Of(0m)),
            ValueKind.String => new([], false, Value.Of("")),
            ValueKind.Time => new([], false, Value.OfTime(0m, null)),
            _ => new([], false, null),
        };
    }

    /// <summary>The unit without the note in brackets.</summary>
    private static string Bare(string unit)
    {
        var note = unit.IndexOf('（', StringComparison.Ordinal);
        return (note < 0 ? unit : unit[..note]).Trim();
    }

    private static ValueKind? Only(IEnumerable<ValueKind?> kinds) =>
        kinds.Take(2).ToArray() is [var only] ? only : null;
}
