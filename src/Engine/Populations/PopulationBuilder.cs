using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Matching.Engine.Tags;
using Matching.Rules.Values;

namespace Matching.Engine.Populations;

/// <summary>Collects the units of one kind and the feeds about them.</summary>
public sealed class PopulationBuilder
{
    private readonly KeyRows rows = new();
    private readonly List<string?> links = [];
    private readonly SortedDictionary<string, FeedBuilder> feeds = new(StringComparer.Ordinal);

    internal PopulationBuilder(UnitKind kind) => Kind = kind;

    /// <summary>What a row stands for.</summary>
    public UnitKind Kind { get; }

    /// <summary>Number of units so far.</summary>
    public int Count => rows.Count;

    private bool HasLinks => Kind is UnitKind.Household or UnitKind.Child;

    /// <summary>Whether a unit is known.</summary>
    public bool Contains(string key) => rows.TryFind(key, out _);

    /// <summary>Adds a unit unless it is there, and sets its link when one is given.</summary>
    /// <param name="key">Pseudonymous key; not empty.</param>
    /// <param name="link">Key of the citizen whose facts ride along, or null to leave it as it is.</param>
    /// <exception cref="ArgumentException">The key is empty, or a link is given for a citizen or an enterprise.</exception>
    public void Add(string key, string? link = null)
    {
        var row = RowOf(key);
        if (link is null)
        {
            return;
        }

        links[row] = HasLinks ? link : throw new ArgumentException($"a unit of kind {Kind} has no link", nameof(link));
    }

    /// <summary>The link of a unit, or null.</summary>
    public string? LinkOf(string key) => HasLinks && rows.TryFind(key, out var row) ? links[row] : null;

    internal FeedBuilder Feed(string sourceId, ImmutableArray<Tag> tags)
    {
        foreach (var other in feeds.Values.Where(f => f.SourceId != sourceId))
        {
            if (tags.FirstOrDefault(other.States) is { } doubled)
            {
                throw new InvalidOperationException($"tag {doubled.Name} is stated by {other.SourceId} and by {sourceId}; one tag has one source");
            }
        }

        if (!feeds.TryGetValue(sourceId, out var feed))
        {
            feeds[sourceId] = feed = new FeedBuilder(this, sourceId);
        }

        feed.Declare(tags);
        return feed;
    }

    /// <summary>The rows of units; those that are new are added.</summary>
    internal int[] RowsOf(string[] keys)
    {
        if (Count > 0 || HasLinks || !rows.TryAddFirst(keys))
        {
            return Array.ConvertAll(keys, RowOf);
        }

        var first = new int[keys.Length];
        for (var row = 0; row < first.Length; row++)
        {
            first[row] = row;
        }

        return first;
    }

    internal int RowOf(string key)
    {
        if (rows.TryFind(key, out var row))
        {
            return row;
        }

        row = rows.Add(key);
        if (HasLinks)
        {
            links.Add(null);
        }

        return row;
    }

    internal bool TryRow(string key, out int row) => rows.TryFind(key, out row);

    internal void Carry(Population population)
    {
        for (var row = 0; row < population.Count; row++)
        {
            Add(population.Keys[row], population.Links.IsEmpty ? null : population.Links[row]);
        }

        foreach (var group in population.Columns.GroupBy(c => c.SourceId, StringComparer.Ordinal))
        {
            ImmutableArray<FactColumn> columns = [.. group];
            var feed = Feed(group.Key, [.. columns.Select(c => c.Tag)]);
            CarryRows(population, columns, feed);
        }
    }

    internal Population Seal()
    {
        var sorted = rows.ToArray();
        var order = rows.IsSorted ? [.. Enumerable.Range(0, sorted.Length)] : KeyOrder.Sort(sorted);
        ImmutableArray<string?> sortedLinks = HasLinks ? [.. order.Select(r => links[r])] : [];
        var columns = feeds.Values.SelectMany(f => f.Seal(order)).OrderBy(c => c.Tag.Code, StringComparer.Ordinal);
        return new Population(Kind, ImmutableCollectionsMarshal.AsImmutableArray(sorted), sortedLinks, [.. columns]);
    }

    private static void CarryRows(Population population, ImmutableArray<FactColumn> columns, FeedBuilder feed)
    {
        var values = new Value[columns.Length];
        for (var row = 0; row < population.Count; row++)
        {
            DateOnly? asOf = null;
            for (var column = 0; column < values.Length; column++)
            {
                values[column] = columns[column][row];
                asOf ??= columns[column].AsOf(row);
            }

            if (asOf is { } date)
            {
                feed.Put(population.Keys[row], date, values);
            }
        }
    }
}
