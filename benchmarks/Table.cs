using System.Globalization;

namespace Matching.Benchmarks;

/// <summary>Writes rows as a table that can be read on a terminal; a wide character takes two columns.</summary>
internal static class Table
{
    private static readonly string[] Head = ["name", "wall s", "cpu s", "peak MiB", "µs each", "bytes each", "ratio", "of", "result"];

    /// <summary>Writes the rows.</summary>
    public static void Write(TextWriter to, IReadOnlyList<Row> rows)
    {
        string[][] lines = [Head, .. rows.Select(Cells)];
        var widths = Enumerable.Range(0, Head.Length).Select(c => lines.Max(l => Width(l[c]))).ToArray();
        foreach (var line in lines)
        {
            to.WriteLine(string.Join("  ", line.Select((cell, c) => Padded(cell, widths[c], c is > 0 and < 7))).TrimEnd());
        }
    }

    private static string[] Cells(Row row) => row.IsEmpty ? [row.Name, "", "", "", "", "", "", "", row.Result] :
    [
        row.Name, Number(row.WallSeconds), Number(row.CpuSeconds), Number(row.PeakMb), Number(row.MicrosecondsEach), row.AllocatedBytes is { } bytes ? Number(bytes) : "", row.Ratio is { } ratio ? Number(ratio) + "×" : "", row.RatioOf ?? "", row.Result,
    ];

    private static string Number(double value) => value.ToString(value >= 100 ? "#,0" : value >= 0.1 ? "0.###" : "0.######", CultureInfo.InvariantCulture);

    private static string Padded(string text, int width, bool right)
    {
        var blanks = new string(' ', width - Width(text));
        return right ? blanks + text : text + blanks;
    }

    private static int Width(string text) => text.Sum(c => c >= 0x1100 ? 2 : 1);
}
