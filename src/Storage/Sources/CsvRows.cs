using System.Globalization;
using Sylvan.Data.Csv;

namespace Matching.Storage.Sources;

/// <summary>Rows of a csv file.</summary>
internal sealed class CsvRows : RowReader
{
    private readonly CsvLineFilter filter;
    private readonly CsvDataReader reader;
    private readonly int[] fields;
    private string? turnedAway;
    private bool ended;

    /// <exception cref="ImportRefusedException">The header does not fit the source.</exception>
    public CsvRows(TextReader text, string file, ColumnMap columns, ImportBounds bounds)
        : base(columns.Count)
    {
        filter = new CsvLineFilter(new BoundedLines(text, bounds.MaxLineLength));
        reader = Open(filter, file, Math.Max(1 << 14, bounds.MaxLineLength * 2));
        var places = columns.Match(file, [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)]);
        fields = [.. Enumerable.Range(0, places.Length).Select(place => Array.IndexOf(places, place))];
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<char> Line => turnedAway;

    /// <inheritdoc/>
    public override ReadOnlySpan<char> Cell(int place) => turnedAway is null && fields[place] < reader.RowFieldCount ? reader.GetFieldSpan(fields[place]) : default;

    /// <inheritdoc/>
    public override bool Read()
    {
        (turnedAway, Fault) = (null, null);
        if (filter.TurnedAway.TryDequeue(out var bad))
        {
            (Number, Fault, turnedAway) = bad;
            return true;
        }

        if (ended)
        {
            return false;
        }

        if (reader.Read())
        {
            Number = filter.Passed.Dequeue();
            Fault = reader.RowFieldCount == fields.Length ? null : new RowFault(QuarantineReasons.FieldCount);
            return true;
        }

        // While it looked for its end, the reader may have had the last lines turned away.
        ended = true;
        return Read();
    }

    /// <inheritdoc/>
    public override void Dispose() => reader.Dispose();

    private static CsvDataReader Open(CsvLineFilter filter, string file, int bufferSize)
    {
        try
        {
            return CsvDataReader.Create(filter, new CsvDataReaderOptions
            {
                HasHeaders = true, Delimiter = ',', Quote = '"', Escape = '"', Comment = '\0', CsvStyle = CsvStyle.Standard,
                Culture = CultureInfo.InvariantCulture, BufferSize = bufferSize, MaxBufferSize = bufferSize, OwnsReader = false,
            });
        }
        catch (CsvMissingHeadersException)
        {
            throw new ImportRefusedException([Refusals.NoHeader(file)]);
        }
    }
}
