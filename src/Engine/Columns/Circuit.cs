using System.Collections.Immutable;
using System.Numerics;

namespace Matching.Engine.Columns;

/// <summary>
/// Conditions as gates over bitmaps. Every gate has two bits a unit: it holds, and it possibly holds (it is not false). And, or and
/// not of Kleene's logic are one instruction each on them. Immutable; safe on any thread.
/// </summary>
/// <param name="gates">Gates, each after its inputs.</param>
internal sealed class Circuit(ImmutableArray<Gate> gates)
{
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

        bits.Holds(gate.Inputs[0], holds.Length).CopyTo(holds);
        bits.Possible(gate.Inputs[0], holds.Length).CopyTo(possible);
        for (var i = 1; i < gate.Inputs.Length; i++)
        {
            Fold<TOperation>(bits.Holds(gate.Inputs[i], holds.Length), holds);
            Fold<TOperation>(bits.Possible(gate.Inputs[i], holds.Length), possible);
        }
    }

    private static void Fold<TOperation>(ReadOnlySpan<ulong> more, Span<ulong> into)
        where TOperation : struct, IBitOperation
    {
        var i = 0;
        for (; i <= into.Length - Vector<ulong>.Count; i += Vector<ulong>.Count)
        {
            TOperation.Of(new Vector<ulong>(into[i..]), new Vector<ulong>(more[i..])).CopyTo(into[i..]);
        }

        for (; i < into.Length; i++)
        {
            into[i] = TOperation.Of(into[i], more[i]);
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

        static abstract Vector<ulong> Of(Vector<ulong> left, Vector<ulong> right);
    }

    private readonly struct And : IBitOperation
    {
        public static ulong Neutral => ulong.MaxValue;

        public static ulong Of(ulong left, ulong right) => left & right;

        public static Vector<ulong> Of(Vector<ulong> left, Vector<ulong> right) => left & right;
    }

    private readonly struct Or : IBitOperation
    {
        public static ulong Neutral => 0;

        public static ulong Of(ulong left, ulong right) => left | right;

        public static Vector<ulong> Of(Vector<ulong> left, Vector<ulong> right) => left | right;
    }

    /// <summary>The bits of all gates over a stretch of units.</summary>
    internal sealed class Bits(ulong[] holds, ulong[] possible, int words)
    {
        /// <summary>Units for which a gate is true.</summary>
        public Span<ulong> Holds(int gate, int count) => holds.AsSpan(gate * words, count);

        /// <summary>Units for which a gate is not false.</summary>
        public Span<ulong> Possible(int gate, int count) => possible.AsSpan(gate * words, count);
    }
}
