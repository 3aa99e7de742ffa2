using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Matching.Engine.Populations;

/// <summary>Compares columns of two populations over the rows that both have.</summary>
internal sealed class ColumnDiff
{
    private readonly ImmutableArray<RowRun> runs;
    private readonly int count;

    public ColumnDiff(ImmutableArray<RowRun> runs, int count)
    {
        this.runs = runs;
        this.count = count;
    }

    /// <summary>The rows at which the as-of days of two columns differ. Meaningless where one of them has no fact.</summary>
    public ulong[] Days(AsOfDays newer, AsOfDays older)
    {
        var words = NoWords();
        if (newer.Offsets.IsEmpty && newer.Days.IsEmpty && older.Offsets.IsEmpty && older.Days.IsEmpty)
        {
            return newer.First == older.First ? words : RowWords.Kept(runs, count);
        }

        if (newer.First == older.First && !newer.Offsets.IsEmpty && !older.Offsets.IsEmpty)
        {
            RowWords.Differ(newer.Offsets, older.Offsets, runs, words);
            return words;
        }

        foreach (var run in runs)
        {
            for (var i = 0; i < run.Length; i++)
            {
                if (newer.DayAt(run.Newer + i) != older.DayAt(run.Older + i))
                {
                    RowWords.Or(words, run.Newer + i, 1);
                }
            }
        }

        return words;
    }

    /// <summary>The rows whose fact changed, and those of them at which nothing but the as-of day did.</summary>
    public (ulong[] Changed, ulong[] Redated) Facts(SealedColumn newer, SealedColumn older, ulong[] days)
    {
        var values = Values(newer, older);
        var known = newer.Known.Words;
        var knownBefore = RowWords.Moved(older.Known.Words, runs, count);
        var kept = RowWords.Kept(runs, count);
        var (changed, redated) = (NoWords(), NoWords());
        for (var word = 0; word < changed.Length; word++)
        {
            var both = known[word] & knownBefore[word];
            var restated = ((known[word] ^ knownBefore[word]) & kept[word]) | (values[word] & both);
            redated[word] = days[word] & both & ~restated;
            changed[word] = restated | redated[word];
        }

        return (changed, redated);
    }

    /// <summary>Rows at which the values differ; meaningless where one of them has no fact.</summary>
    private ulong[] Values(SealedColumn newer, SealedColumn older)
    {
        var words = NoWords();
        switch (newer, older)
        {
            case (ScaledColumn right, ScaledColumn left):
                RowWords.Differ(right.Scaled, left.Scaled, runs, words);
                break;
            case (DateColumn right, DateColumn left):
                RowWords.Differ(right.Days, left.Days, runs, words);
                break;
            case (BooleanColumn right, BooleanColumn left):
                words = RowWords.Moved(left.True.Words, runs, count);
                Xor(words, right.True.Words);
                break;
            case (CodedColumn right, CodedColumn left):
                Codes(right.Codes, left.Codes, Mapping(right.Dictionary, left.Dictionary), words);
                break;
            case (ListColumn right, ListColumn left):
                Codes(right.Codes, left.Codes, Mapping([.. right.Lists.Select(ListText.Of)], [.. left.Lists.Select(ListText.Of)]), words);
                break;
            default:
                throw new ArgumentException($"tag {newer.Tag.Name}: columns of the kinds {newer.GetType().Name} and {older.GetType().Name} cannot be compared", nameof(older));
        }

        return words;
    }

    private void Codes(CodeArray newer, CodeArray older, int[]? newCodeOf, ulong[] words)
    {
        if (newCodeOf is null)
        {
            RowWords.Differ(newer.Narrow, older.Narrow, newer.Narrow.IsEmpty ? [] : runs, words);
            RowWords.Differ(newer.Middle, older.Middle, newer.Middle.IsEmpty ? [] : runs, words);
            RowWords.Differ(newer.Wide, older.Wide, newer.Wide.IsEmpty ? [] : runs, words);
            return;
        }

        foreach (var run in runs)
        {
            for (var i = 0; i < run.Length; i++)
            {
                // A column without a fact has an empty dictionary, and codes 0 all the same.
                var code = older[run.Older + i];
                if (code >= newCodeOf.Length || newer[run.Newer + i] != newCodeOf[code])
                {
                    RowWords.Or(words, run.Newer + i, 1);
                }
            }
        }
    }

    /// <summary>The newer code of each older code, -1 for none; null when the dictionaries are the same.</summary>
    private static int[]? Mapping(ImmutableArray<string> newer, ImmutableArray<string> older)
    {
        if (newer.AsSpan().SequenceEqual(older.AsSpan()))
        {
            return null;
        }

        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var code = 0; code < newer.Length; code++)
        {
            places[newer[code]] = code;
        }

        return Array.ConvertAll(ImmutableCollectionsMarshal.AsArray(older)!, text => places.GetValueOrDefault(text, -1));
    }

    private static void Xor(ulong[] words, ReadOnlySpan<ulong> others)
    {
        for (var word = 0; word < words.Length; word++)
        {
            words[word] ^= others[word];
        }
    }

    private ulong[] NoWords() => new ulong[RowBitmap.WordsFor(count)];
}
