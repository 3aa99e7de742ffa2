using System.Text;

namespace Matching.Storage.Sources;

/// <summary>Rows of a csv file. One unbalanced quote spoils its own line and not the rest of the file.</summary>
internal sealed class CsvRows : RowReader
{
    private const int BytesOfCharacter = 3;
    private const byte NewLine = (byte)'\n';

    private readonly LineChunks chunks;
    private readonly int longestLine;
    private readonly int[] places;
    private byte[] first;
    private int firstStart;
    private int firstEnd;

    /// <exception cref="ImportRefusedException">The header does not fit the source.</exception>
    public CsvRows(Stream stream, string file, ColumnMap columns, ImportBounds bounds)
        : base(columns.Count)
    {
        longestLine = bounds.MaxLineLength;

        // A line of more bytes than these has too many characters, whatever they are.
        chunks = new LineChunks(stream, checked((longestLine * BytesOfCharacter) + BytesOfCharacter));
        first = new byte[chunks.Length];
        places = columns.Match(file, ReadHeader() ?? throw new ImportRefusedException([Refusals.NoHeader(file)]));
    }

    /// <inheritdoc/>
    public override void Fill(RowTexts texts)
    {
        var buffer = texts.BufferOf(chunks.Length);
        if (firstStart < firstEnd)
        {
            first.AsSpan(firstStart, firstEnd - firstStart).CopyTo(buffer);
            texts.SetUnsplit(0, firstEnd - firstStart);
            (first, firstStart, firstEnd) = ([], 0, 0);
            return;
        }

        texts.SetUnsplit(0, chunks.Read(buffer));
    }

    /// <inheritdoc/>
    public override void Split(RowTexts texts)
    {
        var bytes = texts.Unsplit.Span;
        var isClean = TextFault.IsNowhereIn(bytes);
        var isPlain = !bytes.Contains((byte)'"');
        for (var start = 0; start < bytes.Length;)
        {
            var length = bytes[start..].IndexOf(NewLine);
            length = length < 0 ? bytes.Length - start : length;
            var line = Trim(bytes.Slice(start, length), out var fault);
            if (!line.IsEmpty)
            {
                fault ??= isClean ? null : TextFault.Of(line);
                fault ??= isPlain || CsvLine.IsWellFormed(line) ? null : QuarantineReasons.MalformedRow;
                Add(texts, line, start, fault);
            }

            start += length + 1;
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        // The stream belongs to the caller.
    }

    private void Add(RowTexts texts, Span<byte> line, int start, string? fault)
    {
        var cells = texts.AddRow();
        if (fault is not null)
        {
            texts.Fail(new RowFault(fault), AsText(line));
            return;
        }

        var fields = 0;
        for (var place = 0; place <= line.Length; fields++)
        {
            var taken = CsvLine.TakeField(line[place..], out var from, out var length);
            if (fields < places.Length)
            {
                cells[places[fields]] = (start + place + from, length);
            }

            place += taken;
        }

        if (fields != places.Length)
        {
            texts.Fail(new RowFault(QuarantineReasons.FieldCount), default);
        }
    }

    /// <summary>A line without the rest of its end. One that is too long keeps it.</summary>
    private Span<byte> Trim(Span<byte> line, out string? fault)
    {
        fault = line.Length > longestLine && Encoding.UTF8.GetCharCount(line) > longestLine ? QuarantineReasons.LineTooLong : null;
        return fault is null && line.EndsWith("\r"u8) ? line[..^1] : line;
    }

    /// <summary>The line as it reads: replacement characters for bytes that are none, and no longer than the bound.</summary>
    private byte[] AsText(ReadOnlySpan<byte> line)
    {
        var text = Encoding.UTF8.GetString(line);
        return Encoding.UTF8.GetBytes(text.Length > longestLine ? text[..longestLine] : text);
    }

    /// <summary>The names of the columns; null where the file has none.</summary>
    private string[]? ReadHeader()
    {
        while (firstStart < firstEnd || (firstEnd = chunks.Read(first)) > (firstStart = 0))
        {
            var rest = first.AsSpan(firstStart, firstEnd - firstStart);
            var length = rest.IndexOf(NewLine);
            length = length < 0 ? rest.Length : length;
            firstStart = Math.Min(firstEnd, firstStart + length + 1);
            var line = Trim(rest[..length], out var fault);
            if (!line.IsEmpty)
            {
                return (fault ?? TextFault.Of(line)) is null && CsvLine.IsWellFormed(line) ? NamesOf(line) : null;
            }
        }

        return null;
    }

    private static string[] NamesOf(Span<byte> line)
    {
        var names = new List<string>();
        for (var place = 0; place <= line.Length;)
        {
            var taken = CsvLine.TakeField(line[place..], out var start, out var length);
            names.Add(Encoding.UTF8.GetString(line.Slice(place + start, length)));
            place += taken;
        }

        return [.. names];
    }
}
