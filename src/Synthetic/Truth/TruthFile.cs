using System.Text.Json;
using Matching.Engine.Populations;
using Matching.Synthetic.Faults;
using Matching.Synthetic.Feeds;

namespace Matching.Synthetic.Truth;

/// <summary>
/// The true facts of every unit and the faults put into its rows, one JSON object a line:
/// <c>{"unit","key","link"?,"facts":{tag:value},"faults":[{"source","kind","column"}]}</c>. Only tests read it.
/// </summary>
internal sealed class TruthFile : IDisposable
{
    /// <summary>Folder of the truth, apart from the files that are imported.</summary>
    public const string Folder = "truth";

    /// <summary>Name of the file.</summary>
    public const string Name = "truth.jsonl";

    private readonly FileStream stream;
    private readonly Utf8JsonWriter writer;
    private readonly List<InjectedFault> faults = [];

    public TruthFile(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, Folder));
        stream = new FileStream(Path.Combine(folder, Folder, Name), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 18);
        writer = new Utf8JsonWriter(stream, JsonlFormatter.Options);
    }

    public void Begin(UnitKind kind, string key, string? link)
    {
        faults.Clear();
        writer.WriteStartObject();
        writer.WriteString("unit", kind switch
        {
            UnitKind.Citizen => "citizen",
            UnitKind.Enterprise => "enterprise",
            UnitKind.Household => "household",
            _ => "child",
        });
        writer.WriteString("key", key);
        if (link is not null)
        {
            writer.WriteString("link", link);
        }

        writer.WriteStartObject("facts");
    }

    public void Add(FeedRow row)
    {
        for (var i = 0; i < row.Cells.Length; i++)
        {
            var column = row.Feed.Columns[i];
            if (column.Use == ColumnUse.Fact && row.Cells[i] is { } text)
            {
                writer.WritePropertyName(column.Name);
                JsonlFormatter.WriteValue(writer, column.Kind, quoted: false, text);
            }
        }
    }

    public void Add(InjectedFault fault) => faults.Add(fault);

    public void End()
    {
        writer.WriteEndObject();
        writer.WriteStartArray("faults");
        foreach (var fault in faults)
        {
            writer.WriteStartObject();
            writer.WriteString("source", fault.Source);
            writer.WriteString("kind", FaultNames.Of(fault.Kind));
            writer.WriteString("column", fault.Column);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.Flush();
        stream.Write("\n"u8);
        writer.Reset();
    }

    public void Dispose()
    {
        writer.Dispose();
        stream.Dispose();
    }
}
