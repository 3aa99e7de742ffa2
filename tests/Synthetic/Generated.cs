using System.Text.Json;
using Matching.Synthetic.Feeds;

namespace Matching.Synthetic.Tests;

/// <summary>A generated population, read back without the generator's own code.</summary>
internal sealed class Generated
{
    public static readonly DateOnly AsOf = new(2025, 11, 28);

    /// <summary>Feeds that existed before those declared tag by tag; what they state must not change when others are added.</summary>
    public const int FirstFeeds = 17;

    private Generated(string folder, GenerationReport report)
    {
        Folder = folder;
        Report = report;
        Truth = [.. File.ReadLines(Path.Combine(folder, "truth", "truth.jsonl")).Select(Parse)];
    }

    public string Folder { get; }

    public GenerationReport Report { get; }

    public IReadOnlyList<JsonElement> Truth { get; }

    public static Generated Make(string name, int subjects, long seed, DateOnly? asOf = null)
    {
        var folder = Folders.Fresh(name);
        return new Generated(folder, new PopulationGenerator().Generate(new GenerationRequest(subjects, seed, asOf ?? AsOf, folder)));
    }

    /// <summary>Rows as cells by column; an empty or absent cell is not in the dictionary.</summary>
    public IEnumerable<Dictionary<string, string>> Rows(string source)
    {
        var feed = FeedCatalogue.Of(source);
        var lines = File.ReadLines(Path.Combine(Folder, feed.FileName));
        if (feed.Format == FeedFormat.Jsonl)
        {
            return lines.Select(line => Parse(line).EnumerateObject().ToDictionary(p => p.Name, p => Text(p.Value)));
        }

        var headings = lines.First().Split(',');
        return lines.Skip(1).Select(line => headings.Zip(line.Split(',')).Where(p => p.Second.Length > 0).ToDictionary(p => p.First, p => p.Second));
    }

    /// <summary>The faults that the truth lists, with the unit's key.</summary>
    public IEnumerable<(string Key, string Link, string Source, string Kind, string Column)> Faults() =>
        from unit in Truth
        from fault in unit.GetProperty("faults").EnumerateArray()
        select (Key(unit), unit.TryGetProperty("link", out var link) ? link.GetString()! : string.Empty,
            fault.GetProperty("source").GetString()!, fault.GetProperty("kind").GetString()!, fault.GetProperty("column").GetString()!);

    /// <summary>True facts of the units of one kind.</summary>
    public IEnumerable<JsonElement> Facts(string unit) =>
        Truth.Where(t => t.GetProperty("unit").GetString() == unit).Select(t => t.GetProperty("facts"));

    public static string Key(JsonElement unit) => unit.GetProperty("key").GetString()!;

    private static JsonElement Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.Clone();
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
