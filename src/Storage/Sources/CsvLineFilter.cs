namespace Matching.Storage.Sources;

/// <summary>
/// Lets only well-formed lines through to the csv reader, so that one unbalanced quote spoils its own line and not the rest of the file.
/// A row is one line: line ends inside quotes are not part of the format.
/// </summary>
internal sealed class CsvLineFilter : TextReader
{
    private readonly BoundedLines lines;
    private char[] pending = [];
    private int position;
    private int end;
    private bool headerSeen;
    private bool headerRefused;

    public CsvLineFilter(BoundedLines lines) => this.lines = lines;

    /// <summary>Number of data rows seen so far, those turned away included.</summary>
    public long Rows { get; private set; }

    /// <summary>Numbers of the rows that were let through and not yet taken.</summary>
    public Queue<long> Passed { get; } = new();

    /// <summary>Rows that were turned away and not yet taken.</summary>
    public Queue<(long Number, RowFault Fault, string Line)> TurnedAway { get; } = new();

    public override int Read(char[] buffer, int index, int count) => Read(buffer.AsSpan(index, count));

    public override int Read(Span<char> buffer)
    {
        if (position == end && !NextLine())
        {
            return 0;
        }

        var part = pending.AsSpan(position, Math.Min(buffer.Length, end - position));
        part.CopyTo(buffer);
        position += part.Length;
        return part.Length;
    }

    public override int Read() => throw new NotSupportedException("rows are read in blocks");

    public override int Peek() => throw new NotSupportedException("rows are read in blocks");

    private bool NextLine()
    {
        while (!headerRefused && lines.Next())
        {
            var fault = lines.Fault ?? (IsWellFormed(lines.Line.Span) ? null : new RowFault(QuarantineReasons.MalformedRow));
            if (!headerSeen)
            {
                headerSeen = true;
                headerRefused = fault is not null;
                return !headerRefused && Deliver();
            }

            Rows++;
            if (fault is null)
            {
                Passed.Enqueue(Rows);
                return Deliver();
            }

            TurnedAway.Enqueue((Rows, fault, lines.Line.ToString()));
        }

        return false;
    }

    private bool Deliver()
    {
        var line = lines.Line.Span;
        if (pending.Length <= line.Length)
        {
            pending = new char[Math.Max(256, line.Length * 2)];
        }

        line.CopyTo(pending);
        pending[line.Length] = '\n';
        (position, end) = (0, line.Length + 1);
        return true;
    }

    /// <summary>A field is quoted as a whole, with doubled quotes inside, or holds no quote.</summary>
    private static bool IsWellFormed(ReadOnlySpan<char> line)
    {
        var place = line.Contains('"') ? 0 : line.Length;
        while (place < line.Length)
        {
            var length = line[place] == '"' ? QuotedLength(line[place..]) : PlainLength(line[place..]);
            if (length < 0 || (place + length < line.Length && line[place + length] != ','))
            {
                return false;
            }

            place += length + 1;
        }

        return true;
    }

    /// <summary>Length of the field at the start; negative when it holds a quote.</summary>
    private static int PlainLength(ReadOnlySpan<char> text)
    {
        var comma = text.IndexOf(',');
        var length = comma < 0 ? text.Length : comma;
        return text[..length].Contains('"') ? -1 : length;
    }

    /// <summary>Length of the quoted field at the start, quotes included; negative when it does not end.</summary>
    private static int QuotedLength(ReadOnlySpan<char> text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] != '"')
            {
                continue;
            }

            if (i + 1 == text.Length || text[i + 1] != '"')
            {
                return i + 1;
            }

            i++;
        }

        return -1;
    }
}
