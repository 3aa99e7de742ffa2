namespace Matching.Storage.Sources;

/// <summary>The fields of one line of a csv file, by RFC 4180. A row is one line: line ends inside quotes are not part of the format.</summary>
internal static class CsvLine
{
    private const byte Quote = (byte)'"';
    private const byte Comma = (byte)',';

    /// <summary>A field is quoted as a whole, with doubled quotes inside, or holds no quote.</summary>
    public static bool IsWellFormed(ReadOnlySpan<byte> line)
    {
        var place = line.Contains(Quote) ? 0 : line.Length;
        while (place < line.Length)
        {
            var length = line[place] == Quote ? QuotedLength(line[place..]) : PlainLength(line[place..]);
            if (length < 0 || (place + length < line.Length && line[place + length] != Comma))
            {
                return false;
            }

            place += length + 1;
        }

        return true;
    }

    /// <summary>Takes the first field off a well-formed line. A quoted field loses its quotes, in place.</summary>
    /// <param name="line">The line.</param>
    /// <param name="start">Where the field begins, counted from the beginning of the line.</param>
    /// <param name="length">Its length.</param>
    /// <returns>Length of what was taken off, the comma included; one more than there was for the last field.</returns>
    public static int TakeField(Span<byte> line, out int start, out int length)
    {
        if (line.IsEmpty || line[0] != Quote)
        {
            var comma = line.IndexOf(Comma);
            (start, length) = (0, comma < 0 ? line.Length : comma);
            return length + 1;
        }

        var quoted = QuotedLength(line);
        (start, length) = (1, Unquote(line[1..(quoted - 1)]));
        return quoted + 1;
    }

    private static int Unquote(Span<byte> text)
    {
        if (!text.Contains(Quote))
        {
            return text.Length;
        }

        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            text[length++] = text[i];
            i += text[i] == Quote ? 1 : 0;
        }

        return length;
    }

    /// <summary>Length of the field at the start; negative when it holds a quote.</summary>
    private static int PlainLength(ReadOnlySpan<byte> text)
    {
        var comma = text.IndexOf(Comma);
        var length = comma < 0 ? text.Length : comma;
        return text[..length].Contains(Quote) ? -1 : length;
    }

    /// <summary>Length of the quoted field at the start, quotes included; negative when it does not end.</summary>
    private static int QuotedLength(ReadOnlySpan<byte> text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] != Quote)
            {
                continue;
            }

            if (i + 1 == text.Length || text[i + 1] != Quote)
            {
                return i + 1;
            }

            i++;
        }

        return -1;
    }
}
