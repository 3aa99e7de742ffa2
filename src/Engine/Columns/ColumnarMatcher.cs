using System.Buffers;
using System.Numerics;
using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Engine.Runs;
using Matching.Engine.Tags;
using Matching.Rules.Packs;

namespace Matching.Engine.Columns;

/// <summary>
/// Rule packs of one kind of unit over one snapshot and date, compiled to columns: every distinct predicate is evaluated once for a
/// stretch of units with vector instructions, whichever packs ask for it, and conditions are and, or and not over bitmaps. What
/// does not vectorise is evaluated by compiled delegates for the units that the rest leaves. Exact: the same truth values as judging
/// row by row. Immutable; safe on any thread.
/// </summary>
public sealed class ColumnarMatcher
{
    private const int Bits = 64;

    private readonly Snapshot snapshot;
    private readonly ColumnSpace space;
    private readonly Circuit circuit;
    private readonly PackColumns[] packs;

    /// <summary>Compiles packs.</summary>
    /// <param name="tags">Dictionary in whose scope the packs are bound.</param>
    /// <param name="packs">Policies of one kind of unit, each with the version to judge by.</param>
    /// <param name="snapshot">The facts.</param>
    /// <param name="asOf">Business date.</param>
    /// <param name="ranksBounds">
    /// Whether numbers and days are kept as their ranks among the bounds that the packs compare them with, one byte each; pays where many
    /// packs share tags or the units are matched more than once.
    /// </param>
    /// <exception cref="ArgumentException">The policies are of several kinds of unit, or there is none.</exception>
    public ColumnarMatcher(TagDictionary tags, IReadOnlyList<(Policy Policy, RulePack Pack)> packs, Snapshot snapshot, DateOnly asOf, bool ranksBounds = false)
        : this(packs, p => q => PackPlan.OfUnits(p, q, tags), snapshot, new ColumnSpace(tags, snapshot, KindOf(packs), asOf), ranksBounds: ranksBounds)
    {
    }

    /// <summary>Compiles packs over lanes that others use too.</summary>
    internal ColumnarMatcher(
        IReadOnlyList<(Policy Policy, RulePack Pack)> packs, Func<Policy, Func<RulePack, PackPlan>> planOf, Snapshot snapshot, ColumnSpace space,
        bool ranksDerived = false, bool ranksBounds = false)
        : this(new CircuitBuilder(), b => [.. packs.Select(p => PackColumns.Compile(p.Policy, p.Pack, planOf(p.Policy), space, b, ranksDerived))], snapshot, space, ranksBounds)
    {
    }

    /// <summary>Takes packs that were compiled already.</summary>
    internal ColumnarMatcher(PackColumns[] packs, CircuitBuilder builder, Snapshot snapshot, ColumnSpace space)
        : this(builder, _ => packs, snapshot, space, ranksBounds: false)
    {
    }

    private ColumnarMatcher(CircuitBuilder builder, Func<CircuitBuilder, PackColumns[]> compile, Snapshot snapshot, ColumnSpace space, bool ranksBounds)
    {
        this.snapshot = snapshot;
        this.space = space;
        packs = compile(builder);
        circuit = builder.ToCircuit([.. packs.Select(p => p.Gate)], ranksBounds);
        IsTroubled = builder.IsTroubled;
    }

    /// <summary>Number of distinct predicates.</summary>
    public int Predicates => circuit.Predicates;

    /// <summary>Whether some unit may be open for another reason than a missing fact, or is not decided by the columns alone.</summary>
    internal bool IsTroubled { get; }

    /// <summary>Whether a pack is decided by the columns alone.</summary>
    /// <param name="pack">Position among the packs.</param>
    public bool IsExact(int pack) => packs[pack].IsExact;

    /// <summary>How every pack stands for a range of units, in the order of the packs.</summary>
    /// <param name="start">First row of the population.</param>
    /// <param name="count">Number of rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range does not lie within the population.</exception>
    public IReadOnlyList<PackBits> Match(int start, int count)
    {
        var found = NewBits(count);
        Match(start, count, found);
        return found;
    }

    /// <summary>As the other, but into bits that were made before, so that nothing is allocated.</summary>
    /// <param name="start">First row of the population.</param>
    /// <param name="count">Number of rows.</param>
    /// <param name="found">Of <see cref="NewBits"/> for so many rows; what they hold is replaced.</param>
    /// <exception cref="ArgumentOutOfRangeException">The range does not lie within the population.</exception>
    public void Match(int start, int count, PackBits[] found)
    {
        Screen(start, count, found);
        for (var i = 0; i < packs.Length; i++)
        {
            if (!packs[i].IsExact)
            {
                Settle(packs[i], found[i], start);
            }
        }
    }

    /// <summary>Bits for every pack over a number of rows.</summary>
    public PackBits[] NewBits(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var words = (count + Bits - 1) / Bits;
        return [.. packs.Select(_ => new PackBits(new ulong[words], new ulong[words]))];
    }

    /// <summary>As <see cref="Match(int, int)"/>, but for packs that the columns do not decide alone, <see cref="PackBits.Open"/> also has units that must be judged one by one.</summary>
    internal PackBits[] Screen(int start, int count)
    {
        var found = NewBits(count);
        Screen(start, count, found);
        return found;
    }

    private void Screen(int start, int count, PackBits[] found)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, space.Count - start);
        var room = ArrayPool<ulong>.Shared.Rent(circuit.Room);
        var words = (count + Bits - 1) / Bits;
        for (var done = 0; done < words; done += circuit.WordsAtOnce)
        {
            Take(room, start, done, Math.Min(circuit.WordsAtOnce, words - done), found);
        }

        ArrayPool<ulong>.Shared.Return(room);
        foreach (var bits in found)
        {
            Trim(bits.Eligible, count);
            Trim(bits.Open, count);
        }
    }

    private static UnitKind KindOf(IReadOnlyList<(Policy Policy, RulePack Pack)> packs)
    {
        var kinds = packs.Select(p => Units.KindOf(p.Policy)).Distinct().ToList();
        return kinds is [var kind] ? kind : throw new ArgumentException($"packs of one kind of unit are needed, not of {kinds.Count}", nameof(packs));
    }

    /// <summary>Evaluates the conditions for some words of a stretch, and takes what they say of each pack.</summary>
    private void Take(Span<ulong> room, int start, int done, int words, PackBits[] found)
    {
        var shift = start % Bits;
        var wide = shift == 0 ? words : words + 1;
        circuit.Evaluate((start / Bits) + done, wide, room);
        if (shift == 0)
        {
            for (var i = 0; i < found.Length; i++)
            {
                circuit.Output(i, room, found[i].Eligible.AsSpan(done, words), found[i].Open.AsSpan(done, words));
            }

            return;
        }

        Span<ulong> held = stackalloc ulong[wide];
        Span<ulong> open = stackalloc ulong[wide];
        for (var i = 0; i < found.Length; i++)
        {
            circuit.Output(i, room, held, open);
            Shift(held, shift, found[i].Eligible.AsSpan(done, words));
            Shift(open, shift, found[i].Open.AsSpan(done, words));
        }
    }

    private static void Shift(ReadOnlySpan<ulong> from, int shift, Span<ulong> into)
    {
        for (var i = 0; i < into.Length; i++)
        {
            into[i] = from[i] >> shift | from[i + 1] << (Bits - shift);
        }
    }

    private static void Trim(ulong[] words, int count)
    {
        if (count % Bits != 0)
        {
            words[^1] &= (1UL << (count % Bits)) - 1;
        }
    }

    private void Settle(PackColumns pack, PackBits bits, int start)
    {
        var sheets = default(UnitSheets);
        for (var word = 0; word < bits.Open.Length; word++)
        {
            for (var left = bits.Open[word]; left != 0; left &= left - 1)
            {
                sheets ??= new UnitSheets(pack.Policy, pack.Pack, pack.PlanOf, snapshot, space.AsOf);
                var bit = BitOperations.TrailingZeroCount(left);
                var met = sheets.MoveTo(start + (word * Bits) + bit).Met();
                bits.Open[word] &= met == Truth.Unknown ? ulong.MaxValue : ~(1UL << bit);
                bits.Eligible[word] |= met == Truth.True ? 1UL << bit : 0;
            }
        }
    }
}
