using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Matching.Engine.Columns;

/// <summary>A part of a condition whose truth value follows from the code of one lane.</summary>
/// <param name="Lane">The lane.</param>
/// <param name="Holds">Codes for which it is true.</param>
/// <param name="Possible">Codes for which it is true or unknown; the same object where none is unknown.</param>
/// <param name="Absent">What it is for a unit without a fresh fact.</param>
/// <param name="IsTroubled">Whether it is unknown somewhere for another reason than a missing fact, which holds a row.</param>
internal sealed record Predicate(Lane Lane, CodeSet Holds, CodeSet Possible, Truth Absent, bool IsTroubled)
{
    private readonly bool isTwoValued = ReferenceEquals(Holds, Possible);
    private readonly ByteScan? holdsOf = ByteScan.Of(Lane, Holds);
    private readonly ByteScan? possibleOf = ByteScan.Of(Lane, Possible);

    /// <summary>Text that two predicates of a lane share exactly when they say the same.</summary>
    public string Key => $"{Holds.Key}|{(isTwoValued ? "" : Possible.Key)}|{Absent}";

    /// <summary>Evaluates it for units from a word on.</summary>
    /// <param name="firstWord">First word of the units.</param>
    /// <param name="holds">Receives a bit for each unit for which it is true.</param>
    /// <param name="possible">Receives a bit for each unit for which it is not false.</param>
    public void Into(int firstWord, Span<ulong> holds, Span<ulong> possible)
    {
        Scan.Into(Lane.Codes, Holds, holdsOf, firstWord, holds);
        if (!isTwoValued)
        {
            Scan.Into(Lane.Codes, Possible, possibleOf, firstWord, possible);
        }

        var known = Lane.Known.AsSpan(Math.Min(firstWord, Lane.Known.Length));
        Join(known[..Math.Min(known.Length, holds.Length)], holds, possible, isTwoValued ? holds : possible);
    }

    /// <summary>Replaces what the codes say of units without a fact.</summary>
    private void Join(ReadOnlySpan<ulong> known, Span<ulong> holds, Span<ulong> possible, ReadOnlySpan<ulong> raw)
    {
        var absentHolds = Absent == Truth.True ? ulong.MaxValue : 0;
        var absentPossible = Absent == Truth.False ? 0 : ulong.MaxValue;
        var (ifHolds, ifPossible) = (Vector256.Create(absentHolds), Vector256.Create(absentPossible));
        ref var facts = ref MemoryMarshal.GetReference(known);
        ref var held = ref MemoryMarshal.GetReference(holds);
        ref var may = ref MemoryMarshal.GetReference(possible);
        ref var said = ref MemoryMarshal.GetReference(raw);
        nuint at = 0;
        for (var full = known.Length & ~(Vector256<ulong>.Count - 1); at < (nuint)(uint)full; at = unchecked(at + (nuint)(uint)Vector256<ulong>.Count))
        {
            var fact = Vector256.LoadUnsafe(ref facts, at);
            var (h, p) = (Vector256.LoadUnsafe(ref held, at), Vector256.LoadUnsafe(ref said, at));
            ((p & fact) | Vector256.AndNot(ifPossible, fact)).StoreUnsafe(ref may, at);
            ((h & fact) | Vector256.AndNot(ifHolds, fact)).StoreUnsafe(ref held, at);
        }

        for (var i = (int)at; i < known.Length; i++)
        {
            var fact = known[i];
            possible[i] = (raw[i] & fact) | (absentPossible & ~fact);
            holds[i] = (holds[i] & fact) | (absentHolds & ~fact);
        }
    }
}
