using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Matching.Engine.Columns;

/// <summary>
/// Conditions as gates over bitmaps. Every gate has two bits a unit: it holds, and it possibly holds (it is not false). And, or and
/// not of Kleene's logic are one instruction each on them. Immutable; safe on any thread.
/// </summary>
/// <param name="gates">Gates, each after its inputs.</param>
internal sealed class Circuit(ImmutableArray<Gate> gates)
{
    /// <summary>Words taken together: two vectors.</summary>
    private const int Pair = 8;

    /// <summary>Number of gates.</summary>
    public int Count => gates.Length;

    /// <summary>A gate.</summary>
    public Gate this[int gate] => gates[gate];

    /// <summary>Room for the bits of every gate over so many words.</summary>
    public Bits NewBits(int words) => new(new ulong[gates.Length * words], new ulong[gates.Length * words], words);

    /// <summary>Evaluates every gate for units from a word on.</summary>
    /// <param name="firstWord">First word of the units.</param>
    /// <param name="bits">Room, for at least <paramref name="words"/> words.</param>
    /// <param name="words">Number of words.</param>
    public void Evaluate(int firstWord, Bits bits, int words)
    {
        for (var number = 0; number < gates.Length; number++)
        {
            var gate = gates[number];
            var holds = bits.Holds(number, words);
            var possible = bits.Possible(number, words);
            switch (gate.Kind)
            {
                case GateKind.Predicate:
                    gate.Predicate!.Into(firstWord, holds, possible);
                    break;
                case GateKind.All:
                    Combine<And>(gate, bits, holds, possible);
                    break;
                case GateKind.Any:
                    Combine<Or>(gate, bits, holds, possible);
                    break;
                case GateKind.Not:
                    Invert(bits.Possible(gate.Inputs[0], words), holds);
                    Invert(bits.Holds(gate.Inputs[0], words), possible);
                    break;
                default:
                    holds.Fill(gate is { Kind: GateKind.Constant, Constant: Truth.True } ? ulong.MaxValue : 0);
                    possible.Fill(gate is { Kind: GateKind.Constant, Constant: Truth.False } ? 0 : ulong.MaxValue);
                    break;
            }
        }
    }

    private static void Combine<TOperation>(Gate gate, Bits bits, Span<ulong> holds, Span<ulong> possible)
        where TOperation : struct, IBitOperation
    {
        if (gate.Inputs.IsEmpty)
        {
            holds.Fill(TOperation.Neutral);
            possible.Fill(TOperation.Neutral);
            return;
        }

        Fold<TOperation>(bits.AllHolds, bits.Words, gate.Inputs, holds);
        Fold<TOperation>(bits.AllPossible, bits.Words, gate.Inputs, possible);
    }

    /// <summary>All inputs together, a few words at a time, so that what is between stays in registers.</summary>
    private static void Fold<TOperation>(ReadOnlySpan<ulong> all, int words, ImmutableArray<int> inputs, Span<ulong> into)
        where TOperation : struct, IBitOperation
    {
        ref var first = ref MemoryMarshal.GetReference(all);
        ref var result = ref MemoryMarshal.GetReference(into);
        var numbers = inputs.AsSpan();
        var word = 0;
        unchecked
        {
            for (; word <= into.Length - Pair; word += Pair)
            {
                ref var at = ref Unsafe.Add(ref first, (numbers[0] * words) + word);
                var (low, high) = (Vector256.LoadUnsafe(ref at), Vector256.LoadUnsafe(ref at, Pair / 2));
                for (var i = 1; i < numbers.Length; i++)
                {
                    at = ref Unsafe.Add(ref first, (numbers[i] * words) + word);
                    low = TOperation.Of(low, Vector256.LoadUnsafe(ref at));
                    high = TOperation.Of(high, Vector256.LoadUnsafe(ref at, Pair / 2));
                }

                low.StoreUnsafe(ref result, (nuint)(uint)word);
                high.StoreUnsafe(ref result, (nuint)(uint)(word + (Pair / 2)));
            }
        }

        for (; word < into.Length; word++)
        {
            var bits = all[(numbers[0] * words) + word];
            for (var i = 1; i < numbers.Length; i++)
            {
                bits = TOperation.Of(bits, all[(numbers[i] * words) + word]);
            }

            into[word] = bits;
        }
    }

    private static void Invert(ReadOnlySpan<ulong> from, Span<ulong> into)
    {
        for (var i = 0; i < into.Length; i++)
        {
            into[i] = ~from[i];
        }
    }

    private interface IBitOperation
    {
        static abstract ulong Neutral { get; }

        static abstract ulong Of(ulong left, ulong right);

        static abstract Vector256<ulong> Of(Vector256<ulong> left, Vector256<ulong> right);
    }

    private readonly struct And : IBitOperation
    {
        public static ulong Neutral => ulong.MaxValue;

        public static ulong Of(ulong left, ulong right) => left & right;

        public static Vector256<ulong> Of(Vector256<ulong> left, Vector256<ulong> right) => left & right;
    }

    private readonly struct Or : IBitOperation
    {
        public static ulong Neutral => 0;

        public static ulong Of(ulong left, ulong right) => left | right;

        public static Vector256<ulong> Of(Vector256<ulong> left, Vector256<ulong> right) => left | right;
    }

    /// <summary>The bits of all gates over a stretch of units.</summary>
    internal sealed class Bits(ulong[] holds, ulong[] possible, int words)
    {
        /// <summary>Room of each gate.</summary>
        public int Words => words;

        /// <summary>The bits of all gates, one after the other: true.</summary>
        public ReadOnlySpan<ulong> AllHolds => holds;

        /// <summary>The bits of all gates, one after the other: not false.</summary>
        public ReadOnlySpan<ulong> AllPossible => possible;

        /// <summary>Units for which a gate is true.</summary>
        public Span<ulong> Holds(int gate, int count) => holds.AsSpan(gate * words, count);

        /// <summary>Units for which a gate is not false.</summary>
        public Span<ulong> Possible(int gate, int count) => possible.AsSpan(gate * words, count);
    }
}
