using System.Collections.Immutable;
using Matching.Engine.Populations;
using Matching.Synthetic.Chance;
using Matching.Synthetic.Faults;
using Matching.Synthetic.Feeds;
using Matching.Synthetic.Truth;

namespace Matching.Synthetic;

/// <summary>Takes the true rows of one unit after the other, damages some, and writes rows and truth.</summary>
internal sealed class UnitWriter
{
    private readonly long seed;
    private readonly DateOnly asOf;
    private readonly TruthFile truth;
    private readonly Dictionary<string, (FeedFile File, FeedRow Row)> feeds;
    private readonly int[] units = new int[Enum.GetValues<UnitKind>().Length];
    private readonly SortedDictionary<FaultKind, int>[] faults;
    private string key = string.Empty;
    private string? link;
    private int index;

    public UnitWriter(long seed, DateOnly asOf, ImmutableArray<FeedFile> files, TruthFile truth)
    {
        this.seed = seed;
        this.asOf = asOf;
        this.truth = truth;
        feeds = files.ToDictionary(f => f.Feed.Id, f => (f, new FeedRow(f.Feed)), StringComparer.Ordinal);
        faults = [.. files.Select(_ => new SortedDictionary<FaultKind, int>())];
    }

    /// <summary>Units written, by kind.</summary>
    public int CountOf(UnitKind kind) => units[(int)kind];

    /// <summary>Faults put into the rows of a feed, by kind.</summary>
    public ImmutableSortedDictionary<FaultKind, int> FaultsOf(Feed feed) => faults[feed.Ordinal].ToImmutableSortedDictionary();

    /// <summary>Starts a unit.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="unitKey">Its key.</param>
    /// <param name="citizen">The citizen it belongs to, or null.</param>
    /// <param name="number">Its number among the units of its kind; the streams of chance hang on it.</param>
    public void Begin(UnitKind kind, string unitKey, string? citizen, int number)
    {
        (key, link, index) = (unitKey, citizen, number);
        units[(int)kind]++;
        truth.Begin(kind, unitKey, citizen);
    }

    /// <summary>Writes the unit's row of one feed.</summary>
    public void Write(string feed, Action<FeedRow> fill)
    {
        var (file, row) = feeds[feed];
        Prepare(row.Clear());
        fill(row);
        truth.Add(row);

        var chance = new RandomStream(seed, Purpose.Faults, index, row.Feed.Ordinal);
        if (FaultInjector.Choose(row, chance) is not { } fault)
        {
            file.Write(row);
            return;
        }

        Note(fault);
        if (fault.Kind is FaultKind.Duplicate or FaultKind.Contradiction)
        {
            file.Write(row);
            FaultInjector.Apply(fault, row, chance);
            file.Repeat(row);
        }
        else
        {
            FaultInjector.Apply(fault, row, chance);
            file.Write(row);
        }
    }

    /// <summary>Records a fault of the current unit.</summary>
    public void Note(InjectedFault fault)
    {
        truth.Add(fault);
        var counts = faults[feeds[fault.Source].File.Feed.Ordinal];
        counts[fault.Kind] = counts.GetValueOrDefault(fault.Kind) + 1;
    }

    /// <summary>Ends the unit.</summary>
    public void End() => truth.End();

    private void Prepare(FeedRow row)
    {
        row.Cells[row.Feed.PlaceOf(ColumnUse.Key)] = key;
        if (row.Feed.PlaceOf(ColumnUse.Link) is >= 0 and var linkPlace)
        {
            row.Cells[linkPlace] = link;
        }

        if (row.Feed.PlaceOf(ColumnUse.AsOf) is >= 0 and var datePlace)
        {
            var lag = new RandomStream(seed, Purpose.RowDate, index, row.Feed.Ordinal).Below(row.Feed.LagDays);
            row.Cells[datePlace] = Cell.Of(asOf.AddDays(-lag));
        }
    }
}
