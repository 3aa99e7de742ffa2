using Matching.Engine.Populations;
using Matching.Storage.Identities;

namespace Matching.Storage.Sources;

/// <summary>The rows of one source in this import. Which row counts for a unit does not depend on the order of deliveries.</summary>
internal sealed class StagedSource
{
    private const int KeysAtOnce = 1 << 13;

    private static readonly RowFault Contradiction = new(QuarantineReasons.Contradiction);

    private readonly StagedRows rows;
    private readonly List<Delivery> deliveries = [];
    private readonly List<int> firstRows = [];

    /// <param name="source">The source.</param>
    /// <param name="expected">Rows that will probably come, for which room is made at once.</param>
    public StagedSource(SourceDescription source, int expected = 0)
    {
        Source = source;
        rows = new StagedRows(source, expected);
    }

    public SourceDescription Source { get; }

    /// <summary>Facts of all rows.</summary>
    public FactRows Facts => rows.Facts;

    /// <summary>The rows that count, at most one for each unit, by key; contradicted ones are not among them.</summary>
    public FeedRows Counting { get; private set; } = new([], [], []);

    /// <summary>Adds the next rows of a delivery; the rows of a delivery come one after the other.</summary>
    /// <param name="block">The rows.</param>
    /// <param name="delivery">Their delivery.</param>
    /// <param name="before">Its rows before them.</param>
    public void Add(StagedRows block, Delivery delivery, long before)
    {
        if (deliveries.Count == 0 || deliveries[^1] != delivery)
        {
            deliveries.Add(delivery);
            firstRows.Add(rows.Count);
        }

        rows.Add(block, before);
    }

    /// <summary>Settles which rows count, once all are there; contradicted ones are set aside with the rows that they contradict.</summary>
    public void Settle()
    {
        var subjects = rows.TakeKeys();
        var order = SubjectKeyOrder.Sort(subjects, out var prefixes);
        var count = 0;
        for (var first = 0; first < order.Length;)
        {
            var end = first + 1;
            while (end < order.Length && prefixes[end] == prefixes[first] && subjects[order[end]] == subjects[order[first]])
            {
                end++;
            }

            // What is kept is written over what is settled.
            if ((end - first == 1 ? order[first] : RowOfUnit(order.AsSpan(first, end - first))) is { } row)
            {
                order[count++] = row;
            }

            first = end;
        }

        Array.Resize(ref order, count);
        Counting = new FeedRows(TextsOf(subjects, order), Array.ConvertAll(order, rows.DayOf), order);
    }

    /// <summary>Keeps the counting rows that pass; to be called after they are settled.</summary>
    /// <param name="isKept">Whether a row is kept, by its place.</param>
    public void Keep(Predicate<int> isKept)
    {
        int[] kept = [.. Enumerable.Range(0, Counting.Places.Length).Where(i => isKept(Counting.Places[i]))];
        Counting = new FeedRows(Array.ConvertAll(kept, i => Counting.Keys[i]), Array.ConvertAll(kept, i => Counting.Days[i]), Array.ConvertAll(kept, i => Counting.Places[i]));
    }

    /// <summary>Key of the citizen that a row hangs on, or null.</summary>
    public string? LinkOf(int row) => rows.LinkOf(row);

    /// <summary>What a row says to the identity store.</summary>
    public UpdateTexts TextsOf(int row) => rows.TextsOf(row);

    /// <summary>Looks at what rows say to the identity store, so that it is near when they are asked for one by one.</summary>
    public int Touch(ReadOnlySpan<int> places) => rows.Touch(places);

    /// <summary>The delivery that a row came in.</summary>
    public Delivery DeliveryOf(int row)
    {
        var place = deliveries.Count == 1 ? 0 : firstRows.BinarySearch(row);
        return deliveries[place >= 0 ? place : ~place - 1];
    }

    /// <summary>Sets a row aside.</summary>
    public void SetAside(int row, RowFault fault) => DeliveryOf(row).SetAside(rows.NumberOf(row), fault, rows.HashOf(row));

    /// <summary>Keys in their order, so that they lie one after the other in memory: everything that follows goes through them in order.</summary>
    private static string[] TextsOf(SubjectKey[] subjects, int[] order)
    {
        var keys = new string[order.Length];
        Parallel.For(0, (keys.Length + KeysAtOnce - 1) / KeysAtOnce, part =>
        {
            for (var i = part * KeysAtOnce; i < Math.Min((part + 1) * KeysAtOnce, keys.Length); i++)
            {
                keys[i] = subjects[order[i]].ToString();
            }
        });
        return keys;
    }

    /// <summary>The row that counts among the rows of a unit, or null when they contradict each other.</summary>
    private int? RowOfUnit(Span<int> unit)
    {
        unit.Sort();
        var (held, contradicted) = (unit[0], false);
        foreach (var row in unit[1..])
        {
            switch (CompareAge(row, held))
            {
                case > 0:
                    DeliveryOf(held).Superseded += contradicted ? 0 : 1;
                    (held, contradicted) = (row, false);
                    break;
                case < 0:
                    DeliveryOf(row).Superseded++;
                    break;
                case 0 when !contradicted && rows.Same(row, held):
                    DeliveryOf(row).Unchanged++;
                    break;
                default:
                    Contradict(row, held, contradicted);
                    contradicted = true;
                    break;
            }
        }

        return contradicted ? null : held;
    }

    private void Contradict(int row, int held, bool alreadySetAside)
    {
        if (!alreadySetAside)
        {
            SetAside(held, Contradiction);
        }

        SetAside(row, Contradiction);
    }

    /// <summary>Positive when a row speaks as of a later date than another, or comes in a later delivery of the same date.</summary>
    private int CompareAge(int row, int other) => rows.DayOf(row) != rows.DayOf(other)
        ? rows.DayOf(row).CompareTo(rows.DayOf(other))
        : DeliveryOf(row).Manifest.Sequence.CompareTo(DeliveryOf(other).Manifest.Sequence);
}
