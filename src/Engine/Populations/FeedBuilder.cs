using System.Collections.Immutable;
using Matching.Engine.Tags;
using Matching.Rules.Values;

namespace Matching.Engine.Populations;

/// <summary>What one source states about one kind of unit: at most one row a unit, with one as-of date for all of its facts.</summary>
public sealed class FeedBuilder
{
    private const int ManyRows = 1 << 13;

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
        var outcome = OutcomeOf(held, asOf.DayNumber, held == asOf.DayNumber && !Same(row, values));
        if (outcome is PutOutcome.Added or PutOutcome.Replaced)
        {
            Write(row, asOf, values);
        }

        return outcome;
    }

    /// <summary>Puts many rows of units, as <see cref="Put(string, DateOnly, ReadOnlySpan{Value})"/> does one.</summary>
    /// <param name="rows">Keys and as-of days, each key once; fastest where keys ascend.</param>
    /// <param name="facts">Facts with the declared tags in declared order.</param>
    /// <param name="isOvertaken">Whether a row, by its number, comes from a delivery that a later one overtook: it changes nothing as of a date for which facts are held.</param>
    /// <returns>For each row what became of it.</returns>
    public PutOutcome[] Put(FeedRows rows, FactRows facts, Func<int, bool> isOvertaken)
    {
        var targets = population.RowsOf(rows.Keys);
        var differs = Differences(rows.Places, targets, facts);
        var outcomes = new PutOutcome[targets.Length];
        for (var i = 0; i < targets.Length; i++)
        {
            outcomes[i] = OutcomeOf(DayAt(targets[i]), rows.Days[i], differs[i]);
            if (outcomes[i] == PutOutcome.Replaced && DayAt(targets[i]) == rows.Days[i] && isOvertaken(i))
            {
                outcomes[i] = PutOutcome.Older;
            }
        }

        if (Array.TrueForAll(outcomes, IsWritten))
        {
            Take(facts, rows.Places, targets, rows.Days);
            return outcomes;
        }

        int[] written = [.. Enumerable.Range(0, targets.Length).Where(i => IsWritten(outcomes[i]))];
        Take(facts, Array.ConvertAll(written, i => rows.Places[i]), Array.ConvertAll(written, i => targets[i]), Array.ConvertAll(written, i => rows.Days[i]));
        return outcomes;
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
            sealedDays[i] = IsStated(rows[i]) ? DayAt(rows[i]) : AsOfDays.None;
        }

        var asOf = AsOfDays.Of(sealedDays);
        // A column without a single fact stays: that a source states a tag and found nobody (no deaths tonight) is knowledge too.
        var facts = new FactColumn[columns.Count];
        InParallel(facts.Length, rows.Length, i => facts[i] = columns[i].Seal(SourceId, rows, asOf));
        return facts;
    }

    /// <summary>Does something with each column; columns have nothing in common. Few rows are not worth a second thread.</summary>
    private static void InParallel(int count, int rows, Action<int> work)
    {
        if (rows >= ManyRows)
        {
            Parallel.For(0, count, work);
            return;
        }

        for (var i = 0; i < count; i++)
        {
            work(i);
        }
    }

    private static bool IsWritten(PutOutcome outcome) => outcome is PutOutcome.Added or PutOutcome.Replaced;

    private bool IsStated(int row)
    {
        foreach (var column in columns)
        {
            if (column.IsKnown(row))
            {
                return true;
            }
        }

        return false;
    }

    private static PutOutcome OutcomeOf(int held, int day, bool differs) =>
        held > day ? PutOutcome.Older
        : held == day && !differs ? PutOutcome.Unchanged
        : held == AsOfDays.None ? PutOutcome.Added : PutOutcome.Replaced;

    private bool[] Differences(int[] places, int[] rows, FactRows facts)
    {
        var differs = new bool[rows.Length];
        if (days.Length == 0)
        {
            // Nothing is held yet that could be the same.
            return differs;
        }

        for (var i = 0; i < order.Length; i++)
        {
            columns[order[i]].Compare(facts.Columns[i], places, rows, differs);
        }

        for (var i = 0; i < rows.Length && undeclared.Length > 0; i++)
        {
            differs[i] |= Array.Exists(undeclared, c => c.IsKnown(rows[i]));
        }

        return differs;
    }

    private void Take(FactRows facts, int[] places, int[] rows, int[] asOf)
    {
        InParallel(order.Length, rows.Length, i => columns[order[i]].Take(facts.Columns[i], places, rows));
        for (var i = 0; i < rows.Length; i++)
        {
            Close(rows[i], asOf[i]);
        }
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
        for (var i = 0; i < values.Length; i++)
        {
            columns[order[i]].Set(row, values[i]);
        }

        Close(row, asOf.DayNumber);
    }

    /// <summary>Dates a row whose declared facts are written.</summary>
    private void Close(int row, int day)
    {
        if (row >= days.Length)
        {
            var length = days.Length;
            Array.Resize(ref days, Math.Max(row + 1, Math.Max(256, length * 2)));
            Array.Fill(days, AsOfDays.None, length, days.Length - length);
        }

        foreach (var column in undeclared)
        {
            column.Set(row, default(Value));
        }

        days[row] = day;
    }
}
