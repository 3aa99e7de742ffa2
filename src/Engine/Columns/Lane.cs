using Matching.Rules.Values;

namespace Matching.Engine.Columns;

/// <summary>
/// The fresh facts about one tag for all units, as codes of the narrowest width that holds them. A unit without a fresh fact has
/// code 0 and no bit in <see cref="Known"/>. Immutable.
/// </summary>
internal sealed class Lane
{
    private readonly Func<int, Value>? valueOf;
    private readonly Lazy<bool[]> used;

    /// <summary>A lane.</summary>
    /// <param name="codes"><c>byte[]</c>, <c>ushort[]</c>, <c>int[]</c> or <c>long[]</c>; never negative.</param>
    /// <param name="known">One bit a unit.</param>
    /// <param name="numbers">How codes stand for numbers in order, or null where they are just names.</param>
    /// <param name="valueOf">The value of a code.</param>
    /// <param name="codeCount">Codes are less than this; 0 where there are too many for a table.</param>
    public Lane(Array codes, ulong[] known, NumberCode? numbers, Func<int, Value>? valueOf, int codeCount)
    {
        Codes = codes;
        Known = known;
        Numbers = numbers;
        CodeCount = codeCount;
        this.valueOf = valueOf;
        used = new Lazy<bool[]>(FindUsed);
    }

    /// <summary>The codes.</summary>
    public Array Codes { get; }

    /// <summary>Units with a fresh fact, 64 a word.</summary>
    public ulong[] Known { get; }

    /// <summary>How codes stand for numbers or days, or null.</summary>
    public NumberCode? Numbers { get; }

    /// <summary>The numbers that codes stand for, ascending, where they are not evenly spaced; else null.</summary>
    public decimal[]? Ranks { get; init; }

    /// <summary>Whether some unit has no value for another reason than a missing fact.</summary>
    public bool IsTroubled { get; init; }

    /// <summary>Number of codes that a table over them needs, or 0 where there are too many.</summary>
    public int CodeCount { get; }

    /// <summary>One more than there can be codes: what a unit's fact or its absence counts to.</summary>
    public Int128 Radix => Numbers is { } numbers ? (Int128)numbers.Last + 2 : CodeCount + 1;

    /// <summary>Whether something can be worked out once for each code.</summary>
    public bool IsTabular => CodeCount > 0 && valueOf is not null;

    /// <summary>The codes that some unit has.</summary>
    public bool[] Used => used.Value;

    /// <summary>The value that a code stands for.</summary>
    public Value ValueOf(int code) => valueOf!(code);

    /// <summary>The code of a unit.</summary>
    public long CodeAt(int row) => Codes switch
    {
        byte[] codes => codes[row],
        ushort[] codes => codes[row],
        int[] codes => codes[row],
        _ => ((long[])Codes)[row],
    };

    /// <summary>Whether a unit has a fresh fact.</summary>
    public bool IsKnown(int row) => (Known[row >> 6] >> (row & 63) & 1) != 0;

    /// <summary>The same facts for units that are linked to others: each unit has those of its linked one.</summary>
    /// <param name="rows">Row of the linked unit for each unit, or -1.</param>
    public Lane Through(ReadOnlySpan<int> rows)
    {
        var known = new ulong[(rows.Length + 63) >> 6];
        for (var row = 0; row < rows.Length; row++)
        {
            if (rows[row] >= 0 && IsKnown(rows[row]))
            {
                known[row >> 6] |= 1UL << (row & 63);
            }
        }

        Array codes = Codes switch
        {
            byte[] narrow => Pick(narrow, rows, known),
            ushort[] middle => Pick(middle, rows, known),
            int[] wide => Pick(wide, rows, known),
            _ => Pick((long[])Codes, rows, known),
        };
        return new Lane(codes, known, Numbers, valueOf, CodeCount);
    }

    private static T[] Pick<T>(T[] codes, ReadOnlySpan<int> rows, ulong[] known)
        where T : struct
    {
        var picked = new T[rows.Length];
        for (var row = 0; row < rows.Length; row++)
        {
            if ((known[row >> 6] >> (row & 63) & 1) != 0)
            {
                picked[row] = codes[rows[row]];
            }
        }

        return picked;
    }

    private bool[] FindUsed()
    {
        var found = new bool[CodeCount];
        switch (Codes)
        {
            case byte[] codes:
                for (var row = 0; row < codes.Length; row++)
                {
                    found[codes[row]] |= IsKnown(row);
                }

                break;
            case ushort[] codes:
                for (var row = 0; row < codes.Length; row++)
                {
                    found[codes[row]] |= IsKnown(row);
                }

                break;
            default:
                for (var row = 0; row < Codes.Length; row++)
                {
                    found[CodeAt(row)] |= IsKnown(row);
                }

                break;
        }

        return found;
    }
}
