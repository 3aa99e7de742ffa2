using System.Numerics;

namespace Matching.Engine.Columns;

/// <summary>A part of a condition whose truth value follows from the code of one lane.</summary>
/// <param name="Lane">The lane.</param>
/// <param name="Holds">Codes for which it is true.</param>
/// <param name="Possible">Codes for which it is true or unknown; the same object where none is unknown.</param>
/// <param name="Absent">What it is for a unit without a fresh fact.</param>
/// <param name="IsTroubled">Whether it is unknown somewhere for another reason than a missing fact, which holds a row.</param>
internal sealed record Predicate(Lane Lane, CodeSet Holds, CodeSet Possible, Truth Absent, bool IsTroubled)
{
    /// <summary>Text that two predicates of a lane share exactly when they say the same.</summary>
    public string Key => $"{Holds.Key}|{(ReferenceEquals(Holds, Possible) ? "" : Possible.Key)}|{Absent}";

    /// <summary>Evaluates it for units from a word on.</summary>
    /// <param name="firstWord">First word of the units.</param>
    /// <param name="holds">Receives a bit for each unit for which it is true.</param>
    /// <param name="possible">Receives a bit for each unit for which it is not false.</param>
    public void Into(int firstWord, Span<ulong> holds, Span<ulong> possible)
    {
        Scan.Into(Lane.Codes, Holds, firstWord, holds);
        if (!ReferenceEquals(Holds, Possible))
        {
            Scan.Into(Lane.Codes, Possible, firstWord, possible);
        }

        var raw = ReferenceEquals(Holds, Possible) ? holds : possible;
        var known = Lane.Known.AsSpan(Math.Min(firstWord, Lane.Known.Length));
        known = known[..Math.Min(known.Length, holds.Length)];
        Join(known, holds, possible, raw);
    }

    private void Join(ReadOnlySpan<ulong> known, Span<ulong> holds, Span<ulong> possible, ReadOnlySpan<ulong> raw)
    {
        var absentHolds = Absent == Truth.True ? ulong.MaxValue : 0;
        var absentPossible = Absent == Truth.False ? 0 : ulong.MaxValue;
        var at = 0;
        var (ifHolds, ifPossible) = (new Vector<ulong>(absentHolds), new Vector<ulong>(absentPossible));
        for (; at <= known.Length - Vector<ulong>.Count; at += Vector<ulong>.Count)
        {
            var facts = new Vector<ulong>(known[at..]);
            ((new Vector<ulong>(raw[at..]) & facts) | Vector.AndNot(ifPossible, facts)).CopyTo(possible[at..]);
            ((new Vector<ulong>(holds[at..]) & facts) | Vector.AndNot(ifHolds, facts)).CopyTo(holds[at..]);
        }

        for (var i = at; i < known.Length; i++)
        {
            var fact = known[i];
            possible[i] = (raw[i] & fact) | (absentPossible & ~fact);
            holds[i] = (holds[i] & fact) | (absentHolds & ~fact);
        }
    }
}
