using System.Globalization;

namespace Matching.Benchmarks;

/// <summary>The pictures of a set of rows: for each suite and size the competitors' speed, or their time where there is nothing to count.</summary>
internal static class Plots
{
    /// <summary>Writes the pictures into a folder.</summary>
    public static void Write(string folder, IEnumerable<Row> rows)
    {
        Directory.CreateDirectory(folder);
        var measured = rows.Where(r => !r.IsEmpty && r.WallSeconds > 0 && r.Suite != "language");
        foreach (var size in measured.GroupBy(r => (r.Suite, Size: r.Suite == "engine" ? SizeOf(r) : "")))
        {
            var name = string.Join('-', new[] { size.Key.Suite, size.Key.Size }.Where(p => p.Length > 0));
            File.WriteAllText(Path.Combine(folder, name + ".svg"), size.Key.Suite == "engine" ? Speed(size.Key.Size, [.. size]) : Time(size.Key.Suite, [.. size]));
        }
    }

    private static string SizeOf(Row row) => string.Create(CultureInfo.InvariantCulture, $"{row.Subjects}x{row.Policies}");

    private static string Speed(string size, IReadOnlyList<Row> rows) => Plot.Svg(
        $"Matching {size.Replace("x", " subjects x ", StringComparison.Ordinal)} policies", "million evaluations of a policy a second",
        [.. rows.Select(r => (Short(r.Name), r.Subjects * (double)r.Policies / r.WallSeconds / 1e6)).OrderByDescending(b => b.Item2)]);

    private static string Time(string suite, IReadOnlyList<Row> rows) => Plot.Svg(
        $"Suite {suite}", "microseconds a subject or record", [.. rows.Select(r => (r.Name, r.MicrosecondsEach))]);

    private static string Short(string name) => name.LastIndexOf(", ", StringComparison.Ordinal) is var at and > 0 ? name[..at] : name;
}
