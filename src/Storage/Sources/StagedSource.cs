using Matching.Engine.Populations;
using Matching.Rules.Values;

namespace Matching.Storage.Sources;

/// <summary>The rows of one source in this import, at most one for each unit. Which row counts does not depend on their order.</summary>
internal sealed class StagedSource
{
    private static readonly RowFault Contradiction = new(QuarantineReasons.Contradiction);

    private readonly FeedBuilder facts;
    private readonly Dictionary<string, StagedRow> rows = new(StringComparer.Ordinal);

    public StagedSource(SourceDescription source)
    {
        Source = source;
        facts = new SnapshotBuilder(DateOnly.MinValue).Feed(source.Kind, source.Id, source.Tags);
    }

    public SourceDescription Source { get; }

    /// <summary>Rows that count, ordered by key; contradicted ones are not among them.</summary>
    public IEnumerable<(string Key, StagedRow Row)> Rows
    {
        get
        {
            var counting = rows.Where(p => !p.Value.Contradicted).ToArray();
            var keys = Array.ConvertAll(counting, p => p.Key);
            var order = KeyOrder.Sort(keys);
            return keys.Select((key, i) => (key, counting[order[i]].Value));
        }
    }

    /// <summary>The facts of a unit.</summary>
    public void Read(string key, Span<Value> values) => facts.Read(key, values);

    /// <summary>Stages a row, or sets it and the row that it contradicts aside.</summary>
    public void Add(TypedRow row, Delivery delivery, long number, string rowHash)
    {
        var staged = new StagedRow(delivery, number, rowHash, row);
        if (!rows.TryGetValue(row.Key, out var earlier))
        {
            Hold(row, staged);
            return;
        }

        switch (staged.CompareAge(earlier))
        {
            case > 0:
                earlier.Delivery.Superseded += earlier.Contradicted ? 0 : 1;
                Hold(row, staged);
                break;
            case < 0:
                delivery.Superseded++;
                break;
            default:
                Repeat(row, staged, earlier);
                break;
        }
    }

    private void Hold(TypedRow row, StagedRow staged)
    {
        rows[row.Key] = staged;
        facts.Put(row.Key, row.AsOf, row.Values);
    }

    private void Repeat(TypedRow row, StagedRow staged, StagedRow earlier)
    {
        var same = facts.Holds(row.Key, row.Values) && staged.Link == earlier.Link && staged.Personal == earlier.Personal;
        if (same && !earlier.Contradicted)
        {
            staged.Delivery.Unchanged++;
            return;
        }

        if (!earlier.Contradicted)
        {
            earlier.Contradicted = true;
            earlier.SetAside(Contradiction);
        }

        staged.SetAside(Contradiction);
    }
}

/// <summary>A staged row, without its facts.</summary>
internal sealed class StagedRow(Delivery delivery, long number, string rowHash, TypedRow row)
{
    public Delivery Delivery => delivery;

    public string Identifier { get; } = row.Identifier;

    public string? Link { get; } = row.Link;

    public DateOnly AsOf { get; } = row.AsOf;

    public PersonalCells Personal { get; } = row.Personal;

    /// <summary>True when another row of the same date says something else.</summary>
    public bool Contradicted { get; set; }

    /// <summary>Positive when this row speaks as of a later date, or comes in a later delivery of the same date.</summary>
    public int CompareAge(StagedRow other) =>
        AsOf != other.AsOf ? AsOf.CompareTo(other.AsOf) : Delivery.Manifest.Sequence.CompareTo(other.Delivery.Manifest.Sequence);

    public void SetAside(RowFault fault) => delivery.SetAside(number, fault, rowHash);
}
