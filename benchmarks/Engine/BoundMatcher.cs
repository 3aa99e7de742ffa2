using System.Numerics;
using System.Runtime.Intrinsics;

namespace Matching.Benchmarks.Engine;

/// <summary>
/// What can be had by hand: raw columns of fixed width without unknowns, each distinct predicate once a chunk, bitmaps joined by and. Four
/// bytes for numbers, money and dates, one for codes, a bit for flags.
/// </summary>
internal sealed class BoundMatcher : ICompetitor
{
    private const int WordsOfChunk = 64;

    private readonly BoundPlan plan;
    private readonly int count;
    private readonly int[][] ordered;
    private readonly byte[][] codes;
    private readonly ulong[][] flags;
    private readonly int[][] into;
    private readonly int[][] policies;
    private readonly ulong[] bitmaps;
    private readonly ulong[] matches = new ulong[WordsOfChunk];

    /// <summary>A matcher with columns of its own, filled up to a whole chunk.</summary>
    public BoundMatcher(Workload work)
    {
        plan = new BoundPlan(work);
        count = work.Subjects.Count;
        var rows = (count + (WordsOfChunk * 64) - 1) / (WordsOfChunk * 64) * WordsOfChunk * 64;
        ordered = [.. plan.Ordered.Select(t => Filled(work.Subjects.ValuesOf(t.Field), rows, v => v))];
        codes = [.. Fields.All.Select(f => f.Kind == FieldKind.Code ? Filled(work.Subjects.ValuesOf(f), rows, v => (byte)v) : [])];
        flags = [.. Fields.All.Select(f => f.Kind == FieldKind.Flag ? Packed(work.Subjects.ValuesOf(f), rows) : [])];
        into = [.. plan.Ordered.Select(o => o.Into.Select(i => i * WordsOfChunk).ToArray())];
        policies = [.. plan.Policies.Select(p => p.Select(number => number * WordsOfChunk).ToArray())];
        bitmaps = new ulong[plan.Bitmaps * WordsOfChunk];
    }

    /// <inheritdoc/>
    public string Name => "hand-written bound, all facts known, 1 thread";

    /// <inheritdoc/>
    public bool TakesAllAsKnown => true;

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    /// <inheritdoc/>
    public long CountMatches()
    {
        var found = 0L;
        for (var word = 0; word < (count + 63) / 64; word += WordsOfChunk)
        {
            Predicates(word);
            found += Join(Math.Min(WordsOfChunk, ((count + 63) / 64) - word), word);
        }

        return found;
    }

    private static T[] Filled<T>(int[] values, int rows, Converter<int, T> convert)
    {
        var filled = new T[rows];
        Array.ConvertAll(values, convert).CopyTo(filled, 0);
        return filled;
    }

    private static ulong[] Packed(int[] values, int rows)
    {
        var packed = new ulong[rows / 64];
        for (var row = 0; row < values.Length; row++)
        {
            packed[row >> 6] |= (ulong)values[row] << (row & 63);
        }

        return packed;
    }

    private Span<ulong> Bitmap(int number) => bitmaps.AsSpan(number * WordsOfChunk, WordsOfChunk);

    private void Predicates(int word)
    {
        for (var i = 0; i < into.Length; i++)
        {
            var tests = plan.Ordered[i];
            BoundColumns.Compare(ordered[i].AsSpan(word * 64, WordsOfChunk * 64), tests.Above, tests.Inverted, into[i], bitmaps);
        }

        foreach (var (field, set, number) in plan.Codes)
        {
            BoundColumns.OneOf(codes[field.Index].AsSpan(word * 64, WordsOfChunk * 64), set, Bitmap(number));
        }

        foreach (var (field, inverted, number) in plan.Flags)
        {
            var from = flags[field.Index].AsSpan(word, WordsOfChunk);
            var to = Bitmap(number);
            for (var i = 0; i < WordsOfChunk; i += Vector256<ulong>.Count)
            {
                (Vector256.Create<ulong>(from[i..]) ^ Vector256.Create(inverted)).CopyTo(to[i..]);
            }
        }

        foreach (var (left, right, number) in plan.Alternatives)
        {
            var a = Bitmap(left);
            var b = Bitmap(right);
            var to = Bitmap(number);
            for (var i = 0; i < WordsOfChunk; i += Vector256<ulong>.Count)
            {
                (Vector256.Create<ulong>(a[i..]) | Vector256.Create<ulong>(b[i..])).CopyTo(to[i..]);
            }
        }
    }

    private long Join(int words, int word)
    {
        // Rows that only fill the last word up are no subjects.
        var last = word + words == (count + 63) / 64 && count % 64 != 0 ? (1UL << (count % 64)) - 1 : ulong.MaxValue;
        var found = 0L;
        foreach (var policy in policies)
        {
            BoundColumns.And(bitmaps, policy, matches);
            matches[words - 1] &= last;
            foreach (var match in matches.AsSpan(0, words))
            {
                found += BitOperations.PopCount(match);
            }
        }

        return found;
    }
}
