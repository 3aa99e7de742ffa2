namespace Matching.Storage.Identities;

/// <summary>RFC 4648 base 32 without padding: capitals A–Z and digits 2–7.</summary>
internal static class Base32
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The text of some bytes; 16 bytes give 26 characters.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new char[((bytes.Length * 8) + 4) / 5];
        var (buffer, bits, written) = (0, 0, 0);
        foreach (var value in bytes)
        {
            buffer = ((buffer & 0x1F) << 8) | value;
            bits += 8;
            while (bits >= 5)
            {
                bits -= 5;
                text[written++] = Alphabet[(buffer >> bits) & 0x1F];
            }
        }

        if (bits > 0)
        {
            text[written] = Alphabet[(buffer << (5 - bits)) & 0x1F];
        }

        return new string(text);
    }
}
