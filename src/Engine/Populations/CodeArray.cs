namespace Matching.Engine.Populations;

/// <summary>Codes in one, two or four bytes each, whichever the size of the dictionary needs.</summary>
internal sealed class CodeArray
{
    private readonly byte[]? narrow;
    private readonly ushort[]? middle;
    private readonly int[]? wide;

    public CodeArray(ReadOnlySpan<int> codes, int dictionarySize)
    {
        if (dictionarySize <= byte.MaxValue + 1)
        {
            narrow = new byte[codes.Length];
            for (var i = 0; i < codes.Length; i++)
            {
                narrow[i] = (byte)codes[i];
            }
        }
        else if (dictionarySize <= ushort.MaxValue + 1)
        {
            middle = new ushort[codes.Length];
            for (var i = 0; i < codes.Length; i++)
            {
                middle[i] = (ushort)codes[i];
            }
        }
        else
        {
            wide = codes.ToArray();
        }
    }

    /// <summary>The codes when they take one byte each; empty otherwise.</summary>
    public ReadOnlySpan<byte> Narrow => narrow;

    /// <summary>The codes when they take two bytes each; empty otherwise.</summary>
    public ReadOnlySpan<ushort> Middle => middle;

    /// <summary>The codes when they take four bytes each; empty otherwise.</summary>
    public ReadOnlySpan<int> Wide => wide;

    /// <summary>The codes as they lie: <c>byte[]</c>, <c>ushort[]</c> or <c>int[]</c>. Not to be written.</summary>
    public Array Raw => (Array?)narrow ?? (Array?)middle ?? wide!;

    public int this[int row] => narrow is not null ? narrow[row] : middle is not null ? middle[row] : wide![row];
}
