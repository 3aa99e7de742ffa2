using System.Diagnostics;
using System.Globalization;

namespace Matching.Benchmarks.Nights;

/// <summary>A night over the whole catalogue, from the sealed snapshot to decisions in SQLite, beside DuckDB with the same writer.</summary>
internal sealed class NightSuite : ISuite
{
    /// <inheritdoc/>
    public string Name => "night";

    /// <inheritdoc/>
    public IReadOnlyList<Row> Run(bool isQuick) =>
        isQuick ? [.. Measure(2_000, 1)] : [.. Measure(100_000, 5), .. Measure(1_000_000, 3)];

    private IEnumerable<Row> Measure(int subjects, int rounds)
    {
        var clock = Stopwatch.StartNew();
        using var population = new NightPopulation(subjects);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"made: night, {subjects:#,0} subjects, {clock.Elapsed.TotalSeconds:0} s"));
        var race = new NightRace(population, Name, subjects);
        var rows = race.Run(rounds);
        Table.Write(Console.Error, rows);
        return rows;
    }
}
