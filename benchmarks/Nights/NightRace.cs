using System.Globalization;
using Matching.Benchmarks.Language;
using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Engine.Runs;
using Matching.Rules.Packs;

namespace Matching.Benchmarks.Nights;

/// <summary>The product's night and DuckDB's, one after the other in each round, over the policies that have SQL.</summary>
internal sealed class NightRace
{
    private readonly NightPopulation population;
    private readonly string suite;
    private readonly int subjects;
    private readonly List<(Policy Policy, RulePack Pack, string Sql)> both = [];
    private readonly List<string> leftOut = [];
    private readonly Catalogue catalogue;

    /// <summary>Translates what can be translated.</summary>
    public NightRace(NightPopulation population, string suite, int subjects)
    {
        (this.population, this.suite, this.subjects) = (population, suite, subjects);
        var facts = new FactTables(population.Entry, population.Tags, NightPopulation.AsOf);
        foreach (var (policy, pack) in population.InForce)
        {
            try
            {
                both.Add((policy, pack, SqlTags.Conditions(population.Tags, policy, pack, facts, NightPopulation.AsOf)));
            }
            catch (NotTranslatedException reason)
            {
                leftOut.Add($"{policy.Id} ({reason.Message})");
            }
        }

        catalogue = new Catalogue([.. both.Select(b => b.Policy)], population.Catalogue.Hash);
    }

    /// <summary>Measures.</summary>
    public IReadOnlyList<Row> Run(int rounds)
    {
        var (ours, untraced, theirs, evaluations) = (new List<Round>(), new List<Round>(), new List<Round>(), new List<Round>());
        var (result, read) = ("", "");
        for (var round = 0; round < rounds; round++)
        {
            var duck = new DuckDbNight(population, both);
            using var theirStores = new NightDatabase();
            theirs.Add(Stopping.Time(() => { duck.Run(theirStores); return 0; }).Round);
            untraced.Add(Decide(new NoReasons()).Decided);
            var night = Decide(new PackReasons(population.Tags));
            ours.Add(night.Decided);
            evaluations.Add(night.Evaluated);
            (result, read) = Checked(night.Found, theirStores.Found());
        }

        read = CheckedEligible(read, new DuckDbNight(population, both));
        var reading = Reading();
        var duckName = NameOf("DuckDB: Parquet, conditions, same writer");
        return
        [
            RowOf(duckName, theirs, read),
            Compared(RowOf(NameOf("night: snapshot, decisions, amounts, traces stored"), ours, result), duckName, ours, theirs),
            Compared(RowOf(NameOf("night: the same without traces"), untraced, result), duckName, untraced, theirs),
            Compared(RowOf(NameOf("night: evaluation alone"), evaluations, result), duckName, evaluations, theirs),
            Traces([.. ours.Zip(untraced, (a, b) => a with { Seconds = a.Seconds - b.Seconds, Cpu = a.Cpu - b.Cpu })], reading.Subjects),
            reading,
            Whole(),
            .. leftOut.Select(l => Row.NotMeasured(suite, NameOf($"left out on both sides: {l[..l.IndexOf(' ')]}"), l[(l.IndexOf(' ') + 1)..])),
        ];
    }

    /// <summary>A night until its decisions are stored.</summary>
    private (Round Decided, Round Evaluated, IReadOnlyDictionary<string, long> Found) Decide(IMatchReasons reasons)
    {
        using var stores = new NightDatabase();
        var night = new RealNight(population, catalogue, stores) { Reasons = reasons };
        var all = Stopping.Time(() => { night.Decide(); return 0; }).Round;
        return (
            all with { Seconds = night.Decided.Wall, Cpu = night.Decided.Cpu },
            all with { Seconds = night.Evaluated.Wall - night.Loaded.Wall, Cpu = night.Evaluated.Cpu - night.Loaded.Cpu },
            stores.Found());
    }

    private string NameOf(string what) => string.Create(CultureInfo.InvariantCulture, $"{what}, {subjects:#,0}");

    private static Row Compared(Row row, string other, List<Round> rounds, List<Round> others) =>
        row with { RatioOf = other, Ratio = Timing.Median(rounds.Zip(others, (a, b) => a.Each / b.Each)) };

    private Row RowOf(string name, List<Round> rounds, string result)
    {
        var round = Timing.Median(rounds);
        return new Row(suite, name, subjects, both.Count, round.Seconds, round.Cpu, round.PeakMb, result);
    }

    /// <summary>Both store the same number of decisions for each policy.</summary>
    private (string Ours, string Theirs) Checked(IReadOnlyDictionary<string, long> ours, IReadOnlyDictionary<string, long> theirs)
    {
        var differ = both.Select(b => b.Policy.Id).Where(id => ours.GetValueOrDefault(id) != theirs.GetValueOrDefault(id))
            .Select(id => string.Create(CultureInfo.InvariantCulture, $"{id}: {ours.GetValueOrDefault(id)} and {theirs.GetValueOrDefault(id)}")).ToList();
        var same = string.Create(CultureInfo.InvariantCulture, $"{ours.Values.Sum()} decisions");
        var answer = differ.Count == 0 ? same : $"!! decisions differ: {string.Join("; ", differ)}";
        return (answer, answer);
    }

    /// <summary>Holds the units whose conditions are all true against this engine's columns.</summary>
    private string CheckedEligible(string read, DuckDbNight duck)
    {
        using var stores = new NightDatabase();
        duck.Run(stores);
        var columns = ColumnCounts.Of(population.Tags, both.Select(b => (b.Policy, b.Pack)), population.Stores.Snapshots.Load(population.Entry), NightPopulation.AsOf);
        var differ = duck.Eligible.Where(e => columns[e.Key].Eligible != e.Value)
            .Select(e => string.Create(CultureInfo.InvariantCulture, $"{e.Key}: {columns[e.Key].Eligible} and {e.Value}")).ToList();
        return differ.Count == 0 ? $"{read}, {duck.Eligible.Values.Sum()} meet all conditions" : $"!! eligible differ: {string.Join("; ", differ)}";
    }

    /// <summary>The whole night with rights, messages and payments, once: most of it is writing what is told to each recipient.</summary>
    private Row Whole()
    {
        using var stores = new NightDatabase();
        var (round, summary) = Stopping.Time(new RealNight(population, catalogue, stores).Run);
        return RowOf(
            NameOf("night: with rights, messages, payments"), [round],
            string.Create(CultureInfo.InvariantCulture, $"{summary.New.Decisions} decisions, {summary.New.Notifications} messages, {summary.New.Payouts} payouts"));
    }

    /// <summary>What traces add to a night: reading them on all its threads, and storing them.</summary>
    private Row Traces(List<Round> added, long eligible) =>
        RowOf(NameOf("traces of the eligible, read and stored"), added, string.Create(CultureInfo.InvariantCulture, $"{eligible} traces")) with { Subjects = eligible };

    /// <summary>The conditions with the facts that they read, by the interpreter, for everybody who is eligible.</summary>
    private Row Reading()
    {
        var snapshot = population.Stores.Snapshots.Load(population.Entry);
        var evaluator = new PackEvaluator(population.Tags);
        var found = both.Select(b => (b.Policy, b.Pack, Matches: EligibleOf(evaluator, b.Policy, b.Pack, snapshot))).ToList();
        var reasons = new PackReasons(population.Tags);
        long Explain() => found.Sum(f => (long)reasons.Of(f.Policy, f.Pack, snapshot, NightPopulation.AsOf, f.Matches).Count);
        Explain();
        var (round, count) = Stopping.Time(Explain);
        return new Row(
            suite, NameOf("traces of the eligible, read only, 1 thread"), count, both.Count, round.Seconds, round.Cpu, round.PeakMb,
            string.Create(CultureInfo.InvariantCulture, $"{count} traces"));
    }

    private static List<Decision> EligibleOf(PackEvaluator evaluator, Policy policy, RulePack pack, Snapshot snapshot)
    {
        var units = snapshot.Of(Units.KindOf(policy)).Count;
        return units == 0 ? [] :
        [
            .. evaluator.Evaluate(new PartitionWork(policy, pack, snapshot, NightPopulation.AsOf, new Partition(policy.Id, 0, units))).Found
                .Where(d => d.Outcome == Outcome.Eligible && d.Held is null),
        ];
    }
}
