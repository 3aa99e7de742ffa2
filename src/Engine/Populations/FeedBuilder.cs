using System.Collections.Immutable;
using Matching.Engine.Tags;
using Matching.Rules.Values;

namespace Matching.Engine.Populations;

/// <summary>What one source states about one kind of unit: at most one row a unit, with one as-of date for all of its facts.</summary>
public sealed class FeedBuilder
{
    private readonly PopulationBuilder population;
    private readonly List<ColumnBuilder> columns = [];
    private readonly Dictionary<string, int> byCode = new(StringComparer.Ordinal);
    private int[] order = [];
    private int[] days = [];
    private ColumnBuilder[] undeclared = [];

    internal FeedBuilder(PopulationBuilder population, string sourceId)
    {
        this.population = population;
        SourceId = sourceId;
    }

    /// <summary>The source.</summary>
    public string SourceId { get; }

    /// <summary>Puts the row of a unit, adding the unit when it is new. All facts of the source about the unit are replaced at once.</summary>
    /// <param name="key">Key of the unit.</param>
    /// <param name="asOf">The date as of which the source states the facts. An earlier date than the one held changes nothing.</param>
    /// <param name="values">One value for each declared tag, in declared order; unknown where the source says nothing.</param>
    /// <exception cref="ArgumentException">The number or the kind of the values does not fit, or a number cannot be held exactly.</exception>
    public PutOutcome Put(string key, DateOnly asOf, ReadOnlySpan<Value> values)
    {
        if (values.Length != order.Length)
        {
            throw new ArgumentException($"{order.Length} values are needed, not {values.Length}", nameof(values));
        }

        var row = population.RowOf(key);
        var held = DayAt(row);
        if (held > asOf.DayNumber)
        {
            return PutOutcome.Older;
        }

        if (held == asOf.DayNumber && Same(row, values))
        {
            return PutOutcome.Unchanged;
        }

        Write(row, asOf, values);
        return held == AsOfDays.None ? PutOutcome.Added : PutOutcome.Replaced;
    }

    /// <summary>Whether the source states exactly these values about a unit, whatever the date.</summary>
    /// <param name="key">Key of the unit.</param>
    /// <param name="values">One value for each declared tag, in declared order.</param>
    public bool Holds(string key, ReadOnlySpan<Value> values) => population.TryRow(key, out var row) && Same(row, values);

    /// <summary>Reads the row of a unit.</summary>
    /// <param name="key">Key of the unit.</param>
    /// <param name="values">Receives one value for each declared tag, in declared order; unknown where there is no fact.</param>
    public void Read(string key, Span<Value> values)
    {
        var known = population.TryRow(key, out var row);
        for (var i = 0; i < order.Length; i++)
        {
            values[i] = known && columns[order[i]].IsKnown(row) ? columns[order[i]][row] : default;
        }
    }

    /// <summary>The date as of which the source states facts about a unit, or null when it says nothing.</summary>
    public DateOnly? AsOf(string key) =>
        population.TryRow(key, out var row) && DayAt(row) is var day and not AsOfDays.None ? DateOnly.FromDayNumber(day) : null;

    /// <summary>Whether the source states a tag.</summary>
    internal bool States(Tag tag) => byCode.ContainsKey(tag.Code);

    internal void Declare(ImmutableArray<Tag> tags)
    {
        order = new int[tags.Length];
        for (var i = 0; i < tags.Length; i++)
        {
            if (!byCode.TryGetValue(tags[i].Code, out order[i]))
            {
                order[i] = byCode[tags[i].Code] = columns.Count;
                columns.Add(ColumnBuilder.For(tags[i]));
            }
        }

        undeclared = [.. columns.Where((_, number) => !order.Contains(number))];
    }

    internal IEnumerable<FactColumn> Seal(int[] rows)
    {
        var sealedDays = new int[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            sealedDays[i] = columns.Any(c => c.IsKnown(rows[i])) ? DayAt(rows[i]) : AsOfDays.None;
        }

        var asOf = AsOfDays.Of(sealedDays);
        // A column without a single fact stays: that a source states a tag and found nobody (no deaths tonight) is knowledge too.
        return columns.Select(c => c.Seal(SourceId, rows, asOf));
    }

    private int DayAt(int row) => row < days.Length ? days[row] : AsOfDays.None;

    private bool Same(int row, ReadOnlySpan<Value> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (!columns[order[i]].Holds(row, values[i]))
            {
                return false;
            }
        }

        return !undeclared.Any(c => c.IsKnown(row));
    }

    private void Write(int row, DateOnly asOf, ReadOnlySpan<Value> values)
    {
        if (row >= days.Length)
        {
            var length = days.Length;
            Array.Resize(ref days, Math.Max(row + 1, Math.Max(256, length * 2)));
            Array.Fill(days, AsOfDays.None, length, days.Length - length);
        }

        for (var i = 0; i < values.Length; i++)
        {
            columns[order[i]].Set(row, values[i]);
        }

        foreach (var column in undeclared)
        {
            column.Set(row, default);
        }

        days[row] = asOf.DayNumber;
    }
}
