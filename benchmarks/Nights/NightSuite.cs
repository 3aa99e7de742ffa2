namespace Matching.Benchmarks.Nights;

/// <summary>A night over the whole catalogue, from the sealed snapshot to decisions in SQLite, beside DuckDB with the same writer.</summary>
/// <param name="populations">Where its populations come from.</param>
internal sealed class NightSuite(Populations populations) : ISuite
{
    /// <inheritdoc/>
    public string Name => "night";

    /// <inheritdoc/>
    public IReadOnlyList<Row> Run(bool isQuick) =>
        isQuick ? [.. Measure(2_000, 1)] : [.. Measure(100_000, 5), .. Measure(1_000_000, 3)];

    private IEnumerable<Row> Measure(int subjects, int rounds)
    {
        var race = new NightRace(populations.Of(subjects), Name, subjects);
        var rows = race.Run(rounds);
        Table.Write(Console.Error, rows);
        return rows;
    }
}
