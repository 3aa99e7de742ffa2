namespace Matching.Storage.Sources;

/// <summary>Reads lines of bounded length; empty lines are skipped. A line that is too long is passed over in bounded memory.</summary>
internal sealed class BoundedLines
{
    private readonly TextReader reader;
    private readonly char[] chunk = new char[1 << 15];
    private readonly char[] line;
    private int position;
    private int end;
    private int length;
    private bool tooLong;

    public BoundedLines(TextReader reader, int maxLength)
    {
        this.reader = reader;
        line = new char[maxLength];
    }

    /// <summary>The line without its end; its beginning when it is too long. Valid until the next read.</summary>
    public ReadOnlyMemory<char> Line => line.AsMemory(0, length);

    /// <summary>What is wrong with the line as a text, or null.</summary>
    public RowFault? Fault { get; private set; }

    /// <summary>Reads the next line that is not empty; false at the end.</summary>
    public bool Next()
    {
        while (ReadLine())
        {
            if (length > 0 && !tooLong && line[length - 1] == '\r')
            {
                length--;
            }

            if (length > 0 || tooLong)
            {
                Fault = FaultOf();
                return true;
            }
        }

        return false;
    }

    private bool ReadLine()
    {
        (length, tooLong) = (0, false);
        var any = false;
        while (position < end || Fill())
        {
            any = true;
            var rest = chunk.AsSpan(position, end - position);
            var newline = rest.IndexOf('\n');
            Append(newline < 0 ? rest : rest[..newline]);
            position = newline < 0 ? end : position + newline + 1;
            if (newline >= 0)
            {
                return true;
            }
        }

        return any;
    }

    private bool Fill()
    {
        (position, end) = (0, reader.Read(chunk, 0, chunk.Length));
        return end > 0;
    }

    private void Append(ReadOnlySpan<char> part)
    {
        tooLong |= length + part.Length > line.Length;
        var fitting = part[..Math.Min(part.Length, line.Length - length)];
        fitting.CopyTo(line.AsSpan(length));
        length += fitting.Length;
    }

    private RowFault? FaultOf()
    {
        if (tooLong)
        {
            return new RowFault(QuarantineReasons.LineTooLong);
        }

        return TextFault.Of(line.AsSpan(0, length)) is { } code ? new RowFault(code) : null;
    }
}
