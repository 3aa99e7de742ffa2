using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Matching.Engine.Populations;

/// <summary>Compares two populations of one kind: their keys by one merge, then column by column.</summary>
internal sealed class PopulationComparison
{
    private readonly Population older;
    private readonly Population newer;
    private readonly int[] oldRowOf;
    private readonly ImmutableArray<string> removed;
    private readonly ImmutableArray<RowRun> runs;
    private readonly ColumnDiff columns;
    private readonly RowBitmap none;

    public PopulationComparison(Population older, Population newer)
    {
        this.older = older;
        this.newer = newer;
        oldRowOf = new int[newer.Count];
        removed = MergeKeys(older.Keys.AsSpan(), newer.Keys.AsSpan(), oldRowOf);
        runs = RowRun.Of(oldRowOf);
        columns = new ColumnDiff(runs, newer.Count);
        none = new RowBitmap(newer.Count);
    }

    public PopulationDiff Difference()
    {
        var before = older.Columns.ToDictionary(c => c.Tag.Name, Sealed, StringComparer.Ordinal);
        var after = newer.Columns.ToDictionary(c => c.Tag.Name, Sealed, StringComparer.Ordinal);
        ImmutableArray<string> both = [.. after.Keys.Where(name => before.TryGetValue(name, out var column) && Alike(after[name], column)).Order(StringComparer.Ordinal)];
        ImmutableArray<string> restated = [.. before.Keys.Union(after.Keys, StringComparer.Ordinal).Except(both, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var kept = RowWords.Kept(runs, newer.Count);
        var facts = Compare(both, before, after);

        var changed = facts.ToDictionary(f => f.Key, f => Bitmap(f.Value.Changed), StringComparer.Ordinal);
        var redated = facts.ToDictionary(f => f.Key, f => Bitmap(f.Value.Redated), StringComparer.Ordinal);
        var all = Bitmap(kept);
        foreach (var name in restated)
        {
            (changed[name], redated[name]) = (all, none);
        }

        var (added, relinked) = (Complement(kept), Relinked());
        return new PopulationDiff
        {
            Kind = newer.Kind, OldRowOf = ImmutableCollectionsMarshal.AsImmutableArray(oldRowOf), Added = added, Removed = removed, Relinked = relinked,
            Changed = changed, Redated = redated, Restated = restated, ChangedAny = Union([added, relinked, .. changed.Values]),
        };
    }

    /// <summary>Fills in the older row of each newer key, and gives the older keys that have none.</summary>
    internal static ImmutableArray<string> MergeKeys(ReadOnlySpan<string> older, ReadOnlySpan<string> newer, int[] oldRowOf)
    {
        var removed = ImmutableArray.CreateBuilder<string>();
        var old = 0;
        for (var row = 0; row < newer.Length; row++)
        {
            var order = -1;
            while (old < older.Length && (order = string.Equals(older[old], newer[row]) ? 0 : string.CompareOrdinal(older[old], newer[row])) < 0)
            {
                removed.Add(older[old++]);
            }

            oldRowOf[row] = old < older.Length && order == 0 ? old++ : -1;
        }

        removed.AddRange(older[old..]);
        return removed.ToImmutable();
    }

    private static bool Alike(SealedColumn newer, SealedColumn older) => newer.SourceId == older.SourceId && newer.Tag.Type == older.Tag.Type;

    private static SealedColumn Sealed(FactColumn column) => column as SealedColumn
        ?? throw new ArgumentException($"column {column.Tag.Code} was not made by a snapshot builder");

    private Dictionary<string, (ulong[] Changed, ulong[] Redated)> Compare(
        ImmutableArray<string> names, Dictionary<string, SealedColumn> before, Dictionary<string, SealedColumn> after)
    {
        // The columns of a source share their days: they are compared once.
        var days = names.Select(n => (After: after[n].AsOfDays, Before: before[n].AsOfDays)).Distinct().ToDictionary(p => p, p => columns.Days(p.After, p.Before));
        var found = new (ulong[] Changed, ulong[] Redated)[names.Length];
        Parallel.For(0, names.Length, i =>
        {
            var (right, left) = (after[names[i]], before[names[i]]);
            found[i] = columns.Facts(right, left, days[(right.AsOfDays, left.AsOfDays)]);
        });
        return names.Zip(found).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal);
    }

    private RowBitmap Relinked()
    {
        if (newer.Links.IsDefaultOrEmpty)
        {
            return none;
        }

        var words = new ulong[RowBitmap.WordsFor(newer.Count)];
        foreach (var run in runs)
        {
            for (var i = 0; i < run.Length; i++)
            {
                if (!string.Equals(newer.Links[run.Newer + i], older.Links[run.Older + i]))
                {
                    RowWords.Or(words, run.Newer + i, 1);
                }
            }
        }

        return Bitmap(words);
    }

    private RowBitmap Complement(ulong[] kept)
    {
        var words = Array.ConvertAll(kept, word => ~word);
        if ((newer.Count & 63) is var last and > 0)
        {
            words[^1] &= (1UL << last) - 1;
        }

        return Bitmap(words);
    }

    private RowBitmap Union(IEnumerable<RowBitmap> bitmaps)
    {
        var words = new ulong[RowBitmap.WordsFor(newer.Count)];
        foreach (var bitmap in bitmaps.Where(b => !ReferenceEquals(b, none)))
        {
            for (var word = 0; word < words.Length; word++)
            {
                words[word] |= bitmap.Words[word];
            }
        }

        return Bitmap(words);
    }

    /// <summary>A bitmap; the same one for all that have no bit, because most columns of most nights have none.</summary>
    private RowBitmap Bitmap(ulong[] words) => words.AsSpan().ContainsAnyExcept(0UL) ? new RowBitmap(newer.Count, words) : none;
}
