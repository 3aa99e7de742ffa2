using System.Text.Json;

namespace Matching.Synthetic.Feeds;

/// <summary>What a department says of a file that it sends.</summary>
/// <param name="Source">Identifier of the source.</param>
/// <param name="File">Name of the data file beside the manifest.</param>
/// <param name="Rows">Data rows, repeated ones included, without the heading.</param>
/// <param name="Sha256">Digest of the file's bytes, lower-case hexadecimal.</param>
/// <param name="AsOf">Date of the file; the as-of date of rows that state none.</param>
/// <param name="SumColumn">Money column that was added up, or null.</param>
/// <param name="Sum">Sum of that column's cells over all data rows; empty cells add nothing.</param>
internal sealed record Manifest(
    string Source, string File, int Rows, string Sha256, DateOnly AsOf, string? SumColumn, decimal Sum)
{
    private static readonly DateOnly FirstDelivery = new(2000, 1, 1);

    /// <summary>Number of the delivery: departments send one file a day, so that of two populations the later one counts.</summary>
    public int Sequence => AsOf.DayNumber - FirstDelivery.DayNumber + 1;

    /// <summary>Name of the manifest of a data file.</summary>
    public static string NameFor(string file) => file + ".manifest.json";

    /// <summary>Writes the manifest beside its file.</summary>
    public void Save(string folder)
    {
        using var stream = new FileStream(Path.Combine(folder, NameFor(File)), FileMode.CreateNew);
        using var writer = new Utf8JsonWriter(stream, JsonlFormatter.Options);
        writer.WriteStartObject();
        writer.WriteString("source", Source);
        writer.WriteString("file", File);
        writer.WriteNumber("rows", Rows);
        writer.WriteString("sha256", Sha256);
        writer.WriteString("asOf", Cell.Of(AsOf));
        writer.WriteNumber("sequence", Sequence);
        if (SumColumn is not null)
        {
            writer.WriteStartObject("controlSum");
            writer.WriteString("column", SumColumn);
            writer.WriteNumber("sum", Sum);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
