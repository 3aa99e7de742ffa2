using System.Security.Cryptography;
using System.Text;

namespace Matching.Engine.Payouts;

/// <summary>Bytes as RFC 4648 base 32 without padding: letters and digits only, as payment identifiers require.</summary>
public static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private const int StackCharacters = 128;

    /// <summary>The first characters of the base 32 text of some bytes.</summary>
    /// <param name="bytes">Bytes.</param>
    /// <param name="length">Number of characters, each 5 bits.</param>
    /// <exception cref="ArgumentException">There are fewer than <paramref name="length"/> × 5 bits.</exception>
    public static string Of(ReadOnlySpan<byte> bytes, int length)
    {
        if (bytes.Length * 8 < length * 5)
        {
            throw new ArgumentException($"{bytes.Length} bytes do not give {length} characters", nameof(length));
        }

        Span<char> text = length <= StackCharacters ? stackalloc char[length] : new char[length];
        for (var i = 0; i < length; i++)
        {
            var bit = i * 5;
            var pair = (bytes[bit / 8] << 8) | (bit / 8 + 1 < bytes.Length ? bytes[bit / 8 + 1] : 0);
            text[i] = Alphabet[(pair >> (11 - (bit % 8))) & 31];
        }

        return new string(text);
    }

    /// <summary>The first characters of the base 32 text of SHA-256 over a text in UTF-8.</summary>
    public static string OfHash(string text, int length) => Of(SHA256.HashData(Encoding.UTF8.GetBytes(text)), length);
}
