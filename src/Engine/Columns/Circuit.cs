using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Matching.Engine.Columns;

/// <summary>
/// Conditions as gates over bitmaps. Every gate has two bits a unit: it holds, and it possibly holds (it is not false). And, or and
/// not of Kleene's logic are one instruction each on them. Immutable; safe on any thread.
/// </summary>
internal sealed class Circuit
{
    /// <summary>Words folded together: two vectors of each of the two bits.</summary>
    private const int Block = 8;

    /// <summary>Bitmaps of this size stay in a core's second cache.</summary>
    private const int RoomBytes = 1 << 19;

    private const int MostWords = 64;

    private readonly Step[] steps;
    private readonly int[][] outputs;
    private readonly int stride;

    /// <summary>A circuit.</summary>
    /// <param name="gates">Gates, each after its inputs.</param>
    /// <param name="outputs">For each output the gates that must all hold.</param>
    public Circuit(IReadOnlyList<Gate> gates, IEnumerable<IReadOnlyList<int>> outputs)
    {
        WordsAtOnce = Math.Clamp(RoomBytes / (2 * sizeof(ulong) * Math.Max(1, gates.Count)), Block, MostWords) / Block * Block;

        // One block more, for a stretch that does not begin at a word.
        stride = WordsAtOnce + Block;
        steps = [.. gates.Select(g => new Step(g.Kind, Places(g.Inputs), g.Predicate, g.Constant))];
        this.outputs = [.. outputs.Select(Places)];
    }

    /// <summary>Number of distinct predicates.</summary>
    public int Predicates => steps.Count(s => s.Kind == GateKind.Predicate);

    /// <summary>Words that one evaluation takes best; at most one block more.</summary>
    public int WordsAtOnce { get; }

    /// <summary>Words of room that an evaluation needs.</summary>
    public int Room => steps.Length * 2 * stride;

    /// <summary>Evaluates every gate for units from a word on.</summary>
    /// <param name="firstWord">First word of the units.</param>
    /// <param name="words">Number of words.</param>
    /// <param name="room">Receives the bits of all gates: first those that hold, then those that possibly do.</param>
    public void Evaluate(int firstWord, int words, Span<ulong> room)
    {
        var blocks = (words + Block - 1) / Block * Block;
        for (var number = 0; number < steps.Length; number++)
        {
            var step = steps[number];
            var holds = room.Slice(number * 2 * stride, blocks);
            var possible = room.Slice((number * 2 * stride) + stride, blocks);
            switch (step.Kind)
            {
                case GateKind.Predicate:
                    step.Predicate!.Into(firstWord, holds[..words], possible[..words]);
                    break;
                case GateKind.All:
                    Fold<And, Itself>(room, step.Inputs, 0, holds, possible);
                    break;
                case GateKind.Any:
                    Fold<Or, Itself>(room, step.Inputs, 0, holds, possible);
                    break;
                case GateKind.Not:
                    Invert(room.Slice(step.Inputs[0] + stride, blocks), holds);
                    Invert(room.Slice(step.Inputs[0], blocks), possible);
                    break;
                default:
                    holds.Fill(step is { Kind: GateKind.Constant, Constant: Truth.True } ? ulong.MaxValue : 0);
                    possible.Fill(step is { Kind: GateKind.Constant, Constant: Truth.False } ? 0 : ulong.MaxValue);
                    break;
            }
        }
    }

    /// <summary>Takes an output of what was evaluated.</summary>
    /// <param name="number">Number of the output.</param>
    /// <param name="room">The bits of all gates.</param>
    /// <param name="holds">Receives the units for which all its gates hold.</param>
    /// <param name="open">Receives the units for which they possibly hold but do not.</param>
    public void Output(int number, ReadOnlySpan<ulong> room, Span<ulong> holds, Span<ulong> open)
    {
        var full = holds.Length / Block * Block;
        Fold<And, Rest>(room, outputs[number], 0, holds[..full], open[..full]);
        if (full < holds.Length)
        {
            Span<ulong> last = stackalloc ulong[2 * Block];
            Fold<And, Rest>(room, outputs[number], full, last[..Block], last[Block..]);
            last[..(holds.Length - full)].CopyTo(holds[full..]);
            last.Slice(Block, open.Length - full).CopyTo(open[full..]);
        }
    }

    /// <summary>All inputs together, a block at a time, so that what is between stays in registers.</summary>
    private void Fold<TOperation, TSecond>(ReadOnlySpan<ulong> room, int[] inputs, int from, Span<ulong> holds, Span<ulong> second)
        where TOperation : struct, IOperation
        where TSecond : struct, ISecond
    {
        ref var all = ref Unsafe.Add(ref MemoryMarshal.GetReference(room), from);
        ref var held = ref MemoryMarshal.GetReference(holds);
        ref var other = ref MemoryMarshal.GetReference(second);
        var half = (nuint)(uint)Vector256<ulong>.Count;
        var possible = (nuint)(uint)stride;
        for (nuint word = 0; word < (nuint)(uint)holds.Length; word = unchecked(word + Block))
        {
            ref var at = ref Unsafe.Add(ref all, unchecked((nuint)(uint)inputs[0] + word));
            var (h0, h1) = (Vector256.LoadUnsafe(ref at), Vector256.LoadUnsafe(ref at, half));
            var (p0, p1) = (Vector256.LoadUnsafe(ref at, possible), Vector256.LoadUnsafe(ref at, unchecked(possible + half)));
            for (var i = 1; i < inputs.Length; i++)
            {
                at = ref Unsafe.Add(ref all, unchecked((nuint)(uint)inputs[i] + word));
                h0 = TOperation.Of(h0, Vector256.LoadUnsafe(ref at));
                h1 = TOperation.Of(h1, Vector256.LoadUnsafe(ref at, half));
                p0 = TOperation.Of(p0, Vector256.LoadUnsafe(ref at, possible));
                p1 = TOperation.Of(p1, Vector256.LoadUnsafe(ref at, unchecked(possible + half)));
            }

            h0.StoreUnsafe(ref held, word);
            h1.StoreUnsafe(ref held, unchecked(word + half));
            TSecond.Of(h0, p0).StoreUnsafe(ref other, word);
            TSecond.Of(h1, p1).StoreUnsafe(ref other, unchecked(word + half));
        }
    }

    private static void Invert(ReadOnlySpan<ulong> from, Span<ulong> into)
    {
        for (var i = 0; i < into.Length; i++)
        {
            into[i] = ~from[i];
        }
    }

    private int[] Places(IReadOnlyList<int> gates) => [.. gates.Select(g => g * 2 * stride)];

    /// <summary>A gate whose inputs are places in the room.</summary>
    private readonly record struct Step(GateKind Kind, int[] Inputs, Predicate? Predicate, Truth Constant);

    private interface IOperation
    {
        static abstract Vector256<ulong> Of(Vector256<ulong> left, Vector256<ulong> right);
    }

    /// <summary>What the second bit of a result is.</summary>
    private interface ISecond
    {
        static abstract Vector256<ulong> Of(Vector256<ulong> holds, Vector256<ulong> possible);
    }

    private readonly struct And : IOperation
    {
        public static Vector256<ulong> Of(Vector256<ulong> left, Vector256<ulong> right) => left & right;
    }

    private readonly struct Or : IOperation
    {
        public static Vector256<ulong> Of(Vector256<ulong> left, Vector256<ulong> right) => left | right;
    }

    private readonly struct Itself : ISecond
    {
        public static Vector256<ulong> Of(Vector256<ulong> holds, Vector256<ulong> possible) => possible;
    }

    private readonly struct Rest : ISecond
    {
        public static Vector256<ulong> Of(Vector256<ulong> holds, Vector256<ulong> possible) => Vector256.AndNot(possible, holds);
    }
}
