using System.Diagnostics;
using System.Globalization;
using Matching.Benchmarks.Language;
using Matching.Engine.Populations;
using Matching.Engine.Runs;
using Matching.Storage.Snapshots;

namespace Matching.Benchmarks.Nights;

/// <summary>The night after: nothing changed, and one subject in a hundred changed; each going on from the first night, and judging everybody again. From the sealed snapshots on disk to the closed run.</summary>
internal sealed class IncrementalSuite : ISuite
{
    private const int ChangedOneIn = 100;

    /// <inheritdoc/>
    public string Name => "incremental";

    /// <inheritdoc/>
    public IReadOnlyList<Row> Run(Extent extent) => [.. extent.Of(2_000, 100_000, 1_000_000).SelectMany(Measure)];

    private IReadOnlyList<Row> Measure(int subjects)
    {
        var clock = Stopwatch.StartNew();
        using var population = new NightPopulation(subjects, ChangedOneIn);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"made: incremental, {subjects:#,0} subjects, {clock.Elapsed.TotalSeconds:0} s"));
        using var stores = new NightDatabase();
        var first = Timed(population, stores, population.Entry, NightPopulation.AsOf, judgesAll: false);
        var rows = new List<Row> { RowOf("first night", subjects, first) };
        rows.AddRange(Later(population, stores, subjects, "nothing changed, a day later", population.Entry, first));
        rows.AddRange(Later(population, stores, subjects, Share(population), population.NextDay!, first));
        Table.Write(Console.Error, rows);
        return rows;
    }

    private IEnumerable<Row> Later(NightPopulation population, NightDatabase stores, int subjects, string what, SnapshotEntry entry, (Round Round, RunSummary Summary) first)
    {
        var day = NightPopulation.AsOf.AddDays(1);
        using var forAll = stores.Copy();
        using var forSome = stores.Copy();
        var all = Timed(population, forAll, entry, day, judgesAll: true);
        var some = Timed(population, forSome, entry, day, judgesAll: false);
        var same = all.Summary.DecisionHash == some.Summary.DecisionHash && all.Summary.New == some.Summary.New;
        var whole = RowOf(what + ", judging all", subjects, all);
        var going = RowOf(what + ", going on", subjects, some) with { Result = same ? RowOf("", subjects, some).Result : "!! another decisionHash than judging all" };
        return
        [
            whole,
            going with { RatioOf = whole.Name, Ratio = some.Round.Seconds / all.Round.Seconds },
            going with { Name = going.Name.Replace(", going on", ", going on, beside the first night", StringComparison.Ordinal), RatioOf = RowOf("first night", subjects, first).Name, Ratio = some.Round.Seconds / first.Round.Seconds },
        ];
    }

    private static (Round Round, RunSummary Summary) Timed(NightPopulation population, NightDatabase stores, SnapshotEntry entry, DateOnly asOf, bool judgesAll) =>
        Stopping.Time(() => new RealNight(population, population.Catalogue, stores).Run(entry, asOf, judgesAll));

    private Row RowOf(string what, int subjects, (Round Round, RunSummary Summary) night) => new(
        Name, string.Create(CultureInfo.InvariantCulture, $"{what}, {subjects:#,0}"), subjects, night.Summary.Policies.Length, night.Round.Seconds, night.Round.Cpu, night.Round.PeakMb,
        string.Create(CultureInfo.InvariantCulture, $"{night.Summary.DecisionHash[..12]}, {night.Summary.New.Decisions} new decisions, {night.Summary.New.Notifications} messages"));

    /// <summary>How many subjects have another fact than the day before.</summary>
    private static string Share(NightPopulation population)
    {
        var (before, after) = (population.Stores.Snapshots.Load(population.Entry), population.Stores.Snapshots.Load(population.NextDay!));
        var subjects = new[] { UnitKind.Citizen, UnitKind.Enterprise };
        var diff = SnapshotDiff.Between(before, after);
        var changed = subjects.Sum(k => diff.Of(k)?.ChangedAny.CountSet() ?? 0);
        return string.Create(CultureInfo.InvariantCulture, $"{100m * changed / subjects.Sum(k => after.Of(k).Count):0.0} % of subjects changed");
    }
}
