namespace Matching.Benchmarks.Nights;

/// <summary>A night over the whole catalogue, from the sealed snapshot to decisions in SQLite, beside DuckDB with the same writer.</summary>
/// <param name="populations">Where its populations come from.</param>
internal sealed class NightSuite(Populations populations) : ISuite
{
    /// <inheritdoc/>
    public string Name => "night";

    /// <inheritdoc/>
    public IReadOnlyList<Row> Run(Extent extent) =>
        [.. extent.Of(2_000, 100_000, 1_000_000).SelectMany(s => Measure(s, extent.IsQuick ? 1 : 3))];

    private IEnumerable<Row> Measure(int subjects, int rounds)
    {
        var race = new NightRace(populations.Of(subjects), Name, subjects);
        var rows = race.Run(rounds);
        Table.Write(Console.Error, rows);
        return rows;
    }
}
