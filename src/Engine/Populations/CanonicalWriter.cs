using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Matching.Engine.Populations;

/// <summary>Feeds SHA-256 with little-endian integers and length-prefixed UTF-8, through a buffer.</summary>
internal sealed class CanonicalWriter : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] buffer = new byte[1 << 16];
    private int used;

    public void Append(int value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(Room(sizeof(int)), value);
        used += sizeof(int);
    }

    public void Append(long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(Room(sizeof(long)), value);
        used += sizeof(long);
    }

    public void Append(bool value)
    {
        Room(1)[0] = value ? (byte)1 : (byte)0;
        used++;
    }

    /// <summary>Null is written as length -1.</summary>
    public void Append(string? text)
    {
        if (text is null)
        {
            Append(-1);
            return;
        }

        var length = Encoding.UTF8.GetByteCount(text);
        Append(length);
        if (length > buffer.Length)
        {
            Flush();
            hash.AppendData(Encoding.UTF8.GetBytes(text));
            return;
        }

        // Not `used += …`: the left side would be read before Room empties the buffer.
        var room = Room(length);
        used += Encoding.UTF8.GetBytes(text, room);
    }

    /// <summary>64 lower-case hexadecimal digits; the writer starts anew.</summary>
    public string Finish()
    {
        Flush();
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    public void Dispose() => hash.Dispose();

    private Span<byte> Room(int length)
    {
        if (buffer.Length - used < length)
        {
            Flush();
        }

        return buffer.AsSpan(used);
    }

    private void Flush()
    {
        hash.AppendData(buffer, 0, used);
        used = 0;
    }
}
