using Matching.Engine.Populations;
using Matching.Engine.Tags;
using Matching.Rules.Packs;
using Matching.Rules.Values;

namespace Matching.Scoring.Features;

/// <summary>What a snapshot states about one unit, fact by fact. A stale fact is unknown here as it is for the rules.</summary>
/// <param name="tags">The dictionary, for its dated figures.</param>
/// <param name="pack">The version, for its parameters.</param>
/// <param name="columns">Columns of the unit's population by tag.</param>
/// <param name="asOf">Business date.</param>
internal sealed class UnitReading(TagDictionary tags, RulePack pack, IReadOnlyDictionary<string, FactColumn> columns, DateOnly asOf)
{
    /// <summary>Row of the unit in its population.</summary>
    public int Row { get; set; }

    /// <summary>A number that the source states, or null.</summary>
    public decimal? Number(string tag) => Fresh(tag) is { Kind: ValueKind.Number } value ? value.AsNumber : null;

    /// <summary>Full years since a date that the source states, or null.</summary>
    public decimal? FullYearsSince(string tag) => Date(tag) is { } since
        ? asOf.Year - since.Year - (asOf < since.AddYears(asOf.Year - since.Year) ? 1 : 0)
        : null;

    /// <summary>Days until a date that the source states, or null.</summary>
    public decimal? DaysUntil(string tag) => Date(tag) is { } until ? until.DayNumber - asOf.DayNumber : null;

    /// <summary>A figure of the dictionary in force on the business date, or null. A stated fact goes before it, as for the rules.</summary>
    public decimal? Figure(string tag) => Number(tag) ?? tags.Find(tag)?.FigureOn(asOf)?.Value;

    /// <summary>A parameter of the version, or null.</summary>
    public decimal? Parameter(string name) => pack.Parameters.FirstOrDefault(p => p.Name == name)?.Value;

    /// <summary>A fraction to four places, as the history states it; null where a part is not stated or the whole is not positive.</summary>
    public static decimal? Share(decimal? part, decimal? whole) =>
        part is { } p && whole is { } w and > 0 ? decimal.Truncate(p * 10_000 / w) / 10_000 : null;

    private DateOnly? Date(string tag) => Fresh(tag) is { Kind: ValueKind.Date } value ? value.AsDate : null;

    private Value? Fresh(string tag) => columns.TryGetValue(tag, out var column) && !column.IsStale(Row, asOf) ? column[Row] : null;
}
