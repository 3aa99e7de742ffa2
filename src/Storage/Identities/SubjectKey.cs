using System.Buffers.Binary;

namespace Matching.Storage.Identities;

/// <summary>A pseudonymous key before it becomes a text: two numbers instead of an object for each of millions of rows.</summary>
/// <param name="High">Its first 64 bits.</param>
/// <param name="Low">Its last 64 bits.</param>
internal readonly record struct SubjectKey(ulong High, ulong Low)
{
    /// <summary>Length of the text.</summary>
    public const int Characters = 26;

    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int LettersAtOnce = 12;

    /// <summary>Every other group of five bits of sixty, and a six in each of them.</summary>
    private const ulong Even = 0x007C1F07C1F07C1F, Odd = 0x0F83E0F83E0F83E0, EvenSix = 0x0018060180601806, OddSix = 0x0300C0300C0300C0;

    /// <summary>The key that a keyed hash gives: its first 16 bytes.</summary>
    public static SubjectKey Of(ReadOnlySpan<byte> hash) => new(BinaryPrimitives.ReadUInt64BigEndian(hash), BinaryPrimitives.ReadUInt64BigEndian(hash[sizeof(ulong)..]));

    /// <summary>The first twelve characters as a number that sorts as they do: in a text the digits come before the letters, in base 32 after them.</summary>
    public ulong Order => unchecked((((High >> 4) & Even) + EvenSix & Even) | (((High >> 4) & Odd) + OddSix & Odd));

    /// <summary>26 characters of base 32 (RFC 4648); 128 bits fill them but for 2 bits, which are 0.</summary>
    public override string ToString() => string.Create(Characters, this, static (text, key) =>
    {
        Write(text[..LettersAtOnce], key.High >> 4);
        Write(text.Slice(LettersAtOnce, LettersAtOnce), ((key.High & 15) << 56) | (key.Low >> 8));
        Write(text[(2 * LettersAtOnce)..], (key.Low & 255) << 2);
    });

    private static void Write(Span<char> text, ulong bits)
    {
        for (var i = text.Length - 1; i >= 0; i--)
        {
            text[i] = Alphabet[(int)(bits & 31)];
            bits >>= 5;
        }
    }
}
