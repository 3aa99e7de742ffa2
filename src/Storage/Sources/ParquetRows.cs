using Parquet;

namespace Matching.Storage.Sources;

/// <summary>Rows of a Parquet file, one row group in memory at a time. Their values become the same texts that a csv file would hold.</summary>
internal sealed class ParquetRows : TextRowReader
{
    private static readonly ParquetOptions Options = new() { UseDateOnlyTypeForDates = true };

    private readonly ParquetReader reader;
    private readonly string file;
    private readonly ImportBounds bounds;
    private readonly ParquetColumn[] columns;
    private readonly string[] names;
    private readonly int[] places;
    private ParquetCells[] cells = [];
    private int nextGroup;
    private long left;

    private ParquetRows(ParquetReader reader, string file, SourceDescription source, ColumnMap map, ImportBounds bounds)
        : base(map.Count)
    {
        this.reader = reader;
        this.file = file;
        this.bounds = bounds;
        names = [.. reader.Schema.Fields.Select(f => f.Name)];
        places = map.Match(file, names);
        columns = ParquetHeader.Columns(file, reader.Schema, source);
    }

    /// <summary>Opens a file; the stream stays the caller's.</summary>
    /// <exception cref="ImportRefusedException">It is no Parquet file, or its columns do not fit the source.</exception>
    public static ParquetRows Open(Stream stream, string file, SourceDescription source, ColumnMap map, ImportBounds bounds)
    {
        try
        {
            var reader = ParquetReader.CreateAsync(stream, Options, leaveStreamOpen: true).GetAwaiter().GetResult();
            return new ParquetRows(reader, file, source, map, bounds);
        }
        catch (Exception error) when (IsDamage(error))
        {
            throw new ImportRefusedException([Refusals.ParquetUnreadable(file)], error);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ImportRefusedException">The file is damaged, or a row group is too big.</exception>
    protected override bool Read()
    {
        try
        {
            return Advance();
        }
        catch (Exception error) when (IsDamage(error))
        {
            throw new ImportRefusedException([Refusals.ParquetUnreadable(file)], error);
        }
    }

    /// <inheritdoc/>
    public override void Dispose() => reader.DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>Damaged bytes make the Parquet library throw many kinds of exception; their messages are not repeated to people.</summary>
    private static bool IsDamage(Exception error) => error is not ImportRefusedException and not OutOfMemoryException;

    private bool Advance()
    {
        while (left == 0)
        {
            if (nextGroup == reader.RowGroupCount)
            {
                return false;
            }

            Load(nextGroup++).GetAwaiter().GetResult();
        }

        left--;
        for (var i = 0; i < places.Length; i++)
        {
            Row[places[i]] = cells[i].Next();
        }

        Fault = FaultOf();
        return true;
    }

    private async Task Load(int number)
    {
        using var group = reader.OpenRowGroupReader(number);
        var rows = group.RowCount;
        if (rows > bounds.MaxGroupRows || group.RowGroup.TotalByteSize > bounds.MaxGroupBytes
            || Array.Exists(columns, c => c.ValuesIn(group) > (rows + 1) * bounds.MaxListElements))
        {
            throw new ImportRefusedException([Refusals.GroupTooBig(file, number + 1, bounds.MaxGroupRows, bounds.MaxGroupBytes)]);
        }

        cells = new ParquetCells[columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            cells[i] = await columns[i].Read(group).ConfigureAwait(false);
        }

        left = rows;
    }

    private RowFault? FaultOf()
    {
        var length = 0;
        for (var i = 0; i < places.Length; i++)
        {
            var cell = Row[places[i]];
            length += cell?.Length ?? 0;
            if (TextFault.Of(cell) is { } code)
            {
                return new RowFault(code, names[i]);
            }
        }

        return length > bounds.MaxLineLength ? new RowFault(QuarantineReasons.LineTooLong) : null;
    }
}
