using System.Collections.Concurrent;
using System.Numerics;
using Matching.Engine.Populations;

namespace Matching.Engine.Increments;

/// <summary>
/// About which units a rule reads other facts tonight than on an earlier night: facts that came, went or are others, units that are new or hang on
/// another citizen, and facts that have grown stale or are fresh again. Safe on any thread.
/// </summary>
/// <param name="older">Facts of the earlier night.</param>
/// <param name="before">Its business date.</param>
/// <param name="newer">Facts of tonight.</param>
/// <param name="after">Tonight's business date.</param>
internal sealed class FactChanges(Snapshot older, DateOnly before, Snapshot newer, DateOnly after)
{
    private readonly Lazy<SnapshotDiff?> diff = new(() => ReferenceEquals(older, newer) || older.Hash == newer.Hash ? null : SnapshotDiff.Between(older, newer));
    private readonly ConcurrentDictionary<(UnitKind Kind, string Tag), Lazy<RowBitmap>> own = new();
    private readonly ConcurrentDictionary<UnitKind, Lazy<RowBitmap>> keyed = new();
    private readonly ConcurrentDictionary<UnitKind, Lazy<int[]?>> newRows = new();

    /// <summary>Units of a kind that may be judged otherwise by rules that read certain tags, on the same reference date.</summary>
    /// <param name="kind">What a row stands for.</param>
    /// <param name="tags">Names of all tags that the rules read, and of those that these are derived from.</param>
    public RowBitmap Of(UnitKind kind, IEnumerable<string> tags)
    {
        var changed = new RowBitmap(newer.Of(kind).Count);
        changed.UnionWith(keyed.GetOrAdd(kind, k => new Lazy<RowBitmap>(() => Keyed(k))).Value);
        foreach (var tag in tags)
        {
            if (IsOwn(kind, tag))
            {
                changed.UnionWith(Own(kind, tag));
            }
            else if (Rides(kind) && IsOwn(UnitKind.Citizen, tag))
            {
                Through(kind, Own(UnitKind.Citizen, tag), changed);
            }
        }

        return changed;
    }

    /// <summary>Whether both nights have the same facts.</summary>
    public bool IsNone => diff.Value is null;

    /// <summary>Row tonight of each unit of the earlier night, or -1; null where no row moved.</summary>
    public int[]? NewRows(UnitKind kind) => newRows.GetOrAdd(kind, k => new Lazy<int[]?>(() => ReferenceEquals(older, newer) || older.Hash == newer.Hash ? null : FindNewRows(k))).Value;

    private static bool Rides(UnitKind kind) => kind is UnitKind.Household or UnitKind.Child;

    private bool IsOwn(UnitKind kind, string tag) => ColumnOf(newer, kind, tag) is not null || ColumnOf(older, kind, tag) is not null;

    private static FactColumn? ColumnOf(Snapshot snapshot, UnitKind kind, string tag) => snapshot.Of(kind).Columns.FirstOrDefault(c => c.Tag.Name == tag);

    private int[]? FindNewRows(UnitKind kind)
    {
        var (old, now) = (older.Of(kind).Keys, newer.Of(kind).Keys);
        if (old.SequenceEqual(now, StringComparer.Ordinal))
        {
            return null;
        }

        var rows = new int[old.Length];
        PopulationComparison.MergeKeys(now.AsSpan(), old.AsSpan(), rows);
        return rows;
    }

    /// <summary>Units that are new, or whose citizen is another, came or went.</summary>
    private RowBitmap Keyed(UnitKind kind)
    {
        var units = new RowBitmap(newer.Of(kind).Count);
        if (diff.Value?.Of(kind) is not { } population)
        {
            return units;
        }

        units.UnionWith(population.Added);
        units.UnionWith(population.Relinked);
        if (!Rides(kind))
        {
            return units;
        }

        if (diff.Value.Of(UnitKind.Citizen)?.Added is { } added)
        {
            Through(kind, added, units);
        }

        var (oldLinks, links) = (older.LinkRowsOf(kind), newer.LinkRowsOf(kind));
        for (var row = 0; row < links.Length; row++)
        {
            var oldRow = population.OldRowOf[row];
            if (oldRow >= 0 && oldLinks[oldRow] >= 0 != links[row] >= 0)
            {
                units.Set(row, true);
            }
        }

        return units;
    }

    private void Through(UnitKind kind, RowBitmap citizens, RowBitmap into)
    {
        var links = newer.LinkRowsOf(kind);
        for (var row = 0; row < links.Length; row++)
        {
            if (links[row] >= 0 && citizens[links[row]])
            {
                into.Set(row, true);
            }
        }
    }

    private RowBitmap Own(UnitKind kind, string tag) => own.GetOrAdd((kind, tag), k => new Lazy<RowBitmap>(() => FindOwn(k.Kind, k.Tag))).Value;

    private RowBitmap FindOwn(UnitKind kind, string tag)
    {
        var units = new RowBitmap(newer.Of(kind).Count);
        var population = diff.Value?.Of(kind);
        var redated = population?.Redated.GetValueOrDefault(tag);
        if (population?.Changed.GetValueOrDefault(tag) is { } changed)
        {
            units.UnionWith(changed);
            if (redated is not null)
            {
                units.Without(redated);
            }
        }

        if (ColumnOf(newer, kind, tag) is { } column && column.Tag.MaxAgeDays is { } limit)
        {
            AddAged(column, population, redated, limit, units);
        }

        return units;
    }

    /// <summary>Facts whose value is the same, but which one of the nights takes for fresh and the other for stale.</summary>
    private void AddAged(FactColumn column, PopulationDiff? population, RowBitmap? redated, int limit, RowBitmap into)
    {
        if (column is not SealedColumn facts)
        {
            into.Fill();
            return;
        }

        var (oldest, oldestBefore) = (after.DayNumber - limit, before.DayNumber - limit);
        var earlier = population is null ? facts : ColumnOf(older, population.Kind, column.Tag.Name) as SealedColumn;
        var words = facts.Known.Words;
        for (var word = 0; word < words.Length; word++)
        {
            for (var left = words[word]; left != 0; left &= left - 1)
            {
                var row = (word << 6) + BitOperations.TrailingZeroCount(left);
                var day = facts.DayAt(row);
                var dayBefore = redated is null || !redated[row] ? day : earlier!.DayAt(population!.OldRowOf[row]);
                if (day >= oldest != dayBefore >= oldestBefore)
                {
                    into.Set(row, true);
                }
            }
        }
    }
}
