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
    private const int WordsAtOnce = 64;
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
    /// <exception cref="ArgumentException">The policies are of several kinds of unit, or there is none.</exception>
    public ColumnarMatcher(TagDictionary tags, IReadOnlyList<(Policy Policy, RulePack Pack)> packs, Snapshot snapshot, DateOnly asOf)
        : this(packs, p => q => PackPlan.OfUnits(p, q, tags), snapshot, new ColumnSpace(tags, snapshot, KindOf(packs), asOf))
    {
    }

    /// <summary>Compiles packs over lanes that others use too.</summary>
    internal ColumnarMatcher(
        IReadOnlyList<(Policy Policy, RulePack Pack)> packs, Func<Policy, Func<RulePack, PackPlan>> planOf, Snapshot snapshot, ColumnSpace space,
        bool ranksDerived = false)
    {
        this.snapshot = snapshot;
        this.space = space;
        var builder = new CircuitBuilder();
        this.packs = [.. packs.Select(p => PackColumns.Compile(p.Policy, p.Pack, planOf(p.Policy), space, builder, ranksDerived))];
        circuit = builder.ToCircuit();
        IsTroubled = builder.IsTroubled;
    }

    /// <summary>Number of distinct predicates.</summary>
    public int Predicates => Enumerable.Range(0, circuit.Count).Count(g => circuit[g].Kind == GateKind.Predicate);

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
        var found = Screen(start, count);
        for (var i = 0; i < packs.Length; i++)
        {
            if (!packs[i].IsExact)
            {
                Settle(packs[i], found[i], start);
            }
        }

        return found;
    }

    /// <summary>As <see cref="Match"/>, but for packs that the columns do not decide alone, <see cref="PackBits.Open"/> also has units that must be judged one by one.</summary>
    internal PackBits[] Screen(int start, int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, space.Count - start);
        var words = (count + Bits - 1) / Bits;
        var found = new PackBits[packs.Length];
        for (var i = 0; i < found.Length; i++)
        {
            found[i] = new PackBits(new ulong[words], new ulong[words]);
        }

        var shift = start % Bits;
        var spare = shift == 0 ? 0 : 1;
        var room = circuit.NewBits(Math.Min(words, WordsAtOnce) + spare);
        for (var done = 0; done < words; done += WordsAtOnce)
        {
            var now = Math.Min(WordsAtOnce, words - done);
            circuit.Evaluate((start / Bits) + done, room, now + spare);
            for (var i = 0; i < packs.Length; i++)
            {
                Take(room.Holds(packs[i].Gate, now + spare), room.Possible(packs[i].Gate, now + spare), shift, found[i], done, now);
            }
        }

        foreach (var bits in found)
        {
            Trim(bits.Eligible, count);
            Trim(bits.Open, count);
        }

        return found;
    }

    private static UnitKind KindOf(IReadOnlyList<(Policy Policy, RulePack Pack)> packs)
    {
        var kinds = packs.Select(p => Units.KindOf(p.Policy)).Distinct().ToList();
        return kinds is [var kind] ? kind : throw new ArgumentException($"packs of one kind of unit are needed, not of {kinds.Count}", nameof(packs));
    }

    private static void Take(ReadOnlySpan<ulong> holds, ReadOnlySpan<ulong> possible, int shift, PackBits into, int at, int count)
    {
        if (shift == 0)
        {
            holds[..count].CopyTo(into.Eligible.AsSpan(at));
            Without(possible[..count], holds, into.Open.AsSpan(at, count));
            return;
        }

        for (var i = 0; i < count; i++)
        {
            var held = holds[i] >> shift | holds[i + 1] << (Bits - shift);
            var may = possible[i] >> shift | possible[i + 1] << (Bits - shift);
            into.Eligible[at + i] = held;
            into.Open[at + i] = may & ~held;
        }
    }

    private static void Without(ReadOnlySpan<ulong> all, ReadOnlySpan<ulong> some, Span<ulong> rest)
    {
        var i = 0;
        for (; i <= rest.Length - Vector<ulong>.Count; i += Vector<ulong>.Count)
        {
            Vector.AndNot(new Vector<ulong>(all[i..]), new Vector<ulong>(some[i..])).CopyTo(rest[i..]);
        }

        for (; i < rest.Length; i++)
        {
            rest[i] = all[i] & ~some[i];
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
