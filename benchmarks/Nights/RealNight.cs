using System.Diagnostics;
using Matching.Delivery.Rails;
using Matching.Engine.Payouts;
using Matching.Engine.Runs;
using Matching.Rules.Packs;
using Matching.Storage.Stores;

namespace Matching.Benchmarks.Nights;

/// <summary>The product's night from the sealed snapshot on disk.</summary>
/// <param name="population">The snapshot and the rules.</param>
/// <param name="catalogue">The policies of the night.</param>
/// <param name="stores">Where it writes.</param>
internal sealed class RealNight(NightPopulation population, Catalogue catalogue, NightDatabase stores) : IProgress<NightProgress>
{
    private readonly Stopwatch clock = new();

    private TimeSpan cpuBefore;

    /// <summary>Elapsed and processor seconds until the snapshot was in memory.</summary>
    public (double Wall, double Cpu) Loaded { get; private set; }

    /// <summary>Until every partition was evaluated.</summary>
    public (double Wall, double Cpu) Evaluated { get; private set; }

    /// <summary>Until every decision with its amount was stored.</summary>
    public (double Wall, double Cpu) Decided { get; private set; }

    private (double Wall, double Cpu) Now => (clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - cpuBefore).TotalSeconds);

    /// <inheritdoc/>
    public void Report(NightProgress value)
    {
        if (value.Stage == NightStage.Matching)
        {
            Evaluated = Now;
        }
        else if (value.Stage == NightStage.Deciding)
        {
            Decided = Now;
        }
    }

    /// <summary>Runs the night.</summary>
    public RunSummary Run()
    {
        cpuBefore = Environment.CpuUsage.TotalTime;
        clock.Restart();
        var snapshot = population.Stores.Snapshots.Load(population.Entry);
        Loaded = Now;
        var database = stores.Database;
        var ports = new NightPorts(
            new RunStore(database), new PartitionStore(database), new DecisionStore(database), new EntitlementStore(database), new BudgetStore(database), new PayoutStore(database),
            population.Stores.Identities, new FileRail(Path.Combine(stores.Folder, "outbox")), new PackEvaluator(population.Tags), new PackReasons(population.Tags),
            new NoScorers(), new ScoreStore(database));
        var settings = new NightSettings(new byte[16], new Debtor("基准测试", "310000000000000001", "102290000014"), new BlastCaps()) { Threads = Environment.ProcessorCount };
        return new Night(ports, settings, TimeProvider.System).Run(new NightRequest(NightPopulation.AsOf, snapshot, catalogue), this);
    }
}
