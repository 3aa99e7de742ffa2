using System.Text;

namespace Matching.Storage.Sources;

/// <summary>Opens data files by their form.</summary>
internal static class DataFile
{
    /// <summary>Ending of the form that every source may use beside its own.</summary>
    public const string Parquet = ".parquet";

    /// <summary>Endings of all forms.</summary>
    public static bool IsData(string path) => Path.GetExtension(path) is ".csv" or ".jsonl" or Parquet;

    /// <summary>Ending of a source's own form.</summary>
    public static string ExtensionOf(SourceFormat format) => format == SourceFormat.Csv ? ".csv" : ".jsonl";

    /// <summary>Lets the rows of a file be read.</summary>
    /// <exception cref="ImportRefusedException">The file or its columns do not fit the source.</exception>
    public static T Read<T>(string path, SourceDescription source, ColumnMap columns, ImportBounds bounds, Func<RowReader, T> read)
    {
        if (Path.GetExtension(path) == Parquet)
        {
            using var stream = File.OpenRead(path);
            using var table = ParquetRows.Open(stream, path, source, columns, bounds);
            return read(table);
        }

        if (source.Format == SourceFormat.Csv)
        {
            // Read in large pieces, which a buffer in between would only copy.
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            using var lines = new CsvRows(stream, path, columns, bounds);
            return read(lines);
        }

        using var text = new StreamReader(path, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: false);
        using var objects = new JsonlRows(text, columns, bounds);
        return read(objects);
    }
}
