namespace Matching.Storage.Sources;

/// <summary>Reads a stream in pieces of whole lines. A line that is longer than a piece is cut, and what follows of it is passed over.</summary>
internal sealed class LineChunks
{
    private const int ChunkBytes = 1 << 18;
    private const byte NewLine = (byte)'\n';

    private readonly Stream stream;
    private byte[] carried = [];
    private int carriedLength;
    private bool passingOver;

    /// <param name="stream">The stream.</param>
    /// <param name="longestLine">Bytes of a line that must not be cut, its end included.</param>
    public LineChunks(Stream stream, int longestLine)
    {
        this.stream = stream;
        Length = Math.Max(ChunkBytes, longestLine);
    }

    /// <summary>Length that a buffer must have.</summary>
    public int Length { get; }

    /// <summary>Reads the next lines.</summary>
    /// <param name="buffer">Receives them; of the <see cref="Length"/> at least.</param>
    /// <returns>Number of bytes; 0 at the end.</returns>
    public int Read(byte[] buffer)
    {
        while (true)
        {
            var room = buffer.AsSpan(0, Length);
            carried.AsSpan(0, carriedLength).CopyTo(room);
            var length = carriedLength + stream.ReadAtLeast(room[carriedLength..], Length - carriedLength, throwOnEndOfStream: false);
            var atEnd = length < Length;
            var start = passingOver ? room[..length].IndexOf(NewLine) + 1 : 0;
            if (passingOver && start == 0)
            {
                carriedLength = 0;
                if (atEnd)
                {
                    return 0;
                }

                continue;
            }

            passingOver = false;
            var end = atEnd ? length : room[..length].LastIndexOf(NewLine) + 1;
            if (end <= start && !atEnd)
            {
                if (start == 0)
                {
                    // No line ends in the whole piece.
                    (passingOver, carriedLength) = (true, 0);
                    return length;
                }

                Carry(room[start..length]);
                continue;
            }

            Carry(room[end..length]);
            room[start..end].CopyTo(room);
            if (end > start || atEnd)
            {
                return end - start;
            }
        }
    }

    private void Carry(ReadOnlySpan<byte> rest)
    {
        carried = carried.Length >= rest.Length ? carried : new byte[Math.Max(rest.Length, 1 << 12)];
        rest.CopyTo(carried);
        carriedLength = rest.Length;
    }
}
