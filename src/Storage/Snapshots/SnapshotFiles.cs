using System.Collections.Immutable;
using Parquet;
using Parquet.Schema;

namespace Matching.Storage.Snapshots;

/// <summary>The Parquet files of one kind of unit, open for one thread.</summary>
internal sealed class SnapshotFiles : IDisposable
{
    private static readonly ParquetOptions Options = new() { UseDateOnlyTypeForDates = true };

    private readonly ImmutableArray<string> paths;
    private readonly FileStream?[] streams;
    private readonly ParquetReader?[] readers;
    private readonly Dictionary<string, DataField>[] fields;

    public SnapshotFiles(ImmutableArray<string> paths)
    {
        this.paths = paths;
        streams = new FileStream?[paths.Length];
        readers = new ParquetReader?[paths.Length];
        fields = new Dictionary<string, DataField>[paths.Length];
    }

    /// <summary>Number of files.</summary>
    public int Count => paths.Length;

    /// <summary>Does something with each row group of a file, with the number of its first row.</summary>
    /// <exception cref="SnapshotException">The file is missing or damaged.</exception>
    public void Read(int file, Func<ParquetRowGroupReader, int, Task> read)
    {
        try
        {
            var reader = Open(file);
            var first = 0;
            for (var number = 0; number < reader.RowGroupCount; number++)
            {
                using var group = reader.OpenRowGroupReader(number);
                read(group, first).GetAwaiter().GetResult();
                first = checked(first + (int)group.RowCount);
            }
        }
        catch (Exception error) when (error is not SnapshotException and not OutOfMemoryException)
        {
            // Damaged bytes make the Parquet library throw many kinds of exception; all of them mean the same here.
            throw new SnapshotException($"{paths[file]} cannot be read: {error.Message} Restore the folder from a backup", error);
        }
    }

    /// <summary>The field of a column as the integers or texts that a file holds.</summary>
    /// <exception cref="InvalidDataException">There is no such column, or it has another form.</exception>
    public DataField FieldOf(int file, DataField form, DataField raw)
    {
        var held = fields[file].GetValueOrDefault(form.Name) ?? throw new InvalidDataException($"There is no column '{form.Name}'.");
        var alike = held.ClrType == form.ClrType && held.IsNullable == form.IsNullable
            && (form is not DecimalDataField number || (held is DecimalDataField other && other.Scale == number.Scale && IsInt64(readers[file]!, form.Name)));
        if (!alike)
        {
            throw new InvalidDataException($"The column '{form.Name}' has another form.");
        }

        // A schema of its own gives the field its levels.
        return new ParquetSchema(raw).GetDataFields()[0];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var reader in readers)
        {
            reader?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }

        foreach (var stream in streams)
        {
            stream?.Dispose();
        }
    }

    private static bool IsInt64(ParquetReader reader, string name) => reader.Metadata?.Schema.Find(e => e.Name == name)?.Type == Parquet.Meta.Type.INT64;

    private ParquetReader Open(int file)
    {
        if (readers[file] is not { } reader)
        {
            streams[file] = File.OpenRead(paths[file]);
            readers[file] = reader = ParquetReader.CreateAsync(streams[file]!, Options, leaveStreamOpen: true).GetAwaiter().GetResult();

            // The library makes the schema anew each time that it is asked for.
            fields[file] = reader.Schema.GetDataFields().ToDictionary(f => f.Name, StringComparer.Ordinal);
        }

        return reader;
    }
}
