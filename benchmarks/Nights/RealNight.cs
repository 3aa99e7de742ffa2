using System.Diagnostics;
using Matching.Delivery.Rails;
using Matching.Engine.Columns;
using Matching.Engine.Increments;
using Matching.Engine.Payouts;
using Matching.Engine.Populations;
using Matching.Engine.Ports;
using Matching.Engine.Runs;
using Matching.Rules.Packs;
using Matching.Storage.Snapshots;
using Matching.Storage.Stores;

namespace Matching.Benchmarks.Nights;

/// <summary>The product's night from the sealed snapshot on disk.</summary>
/// <param name="population">The snapshot and the rules.</param>
/// <param name="catalogue">The policies of the night.</param>
/// <param name="stores">Where it writes.</param>
internal sealed class RealNight(NightPopulation population, Catalogue catalogue, NightDatabase stores) : IProgress<NightProgress>, IEarlierSnapshots
{
    private readonly Stopwatch clock = new();
    private CancellationTokenSource? stopping;

    private TimeSpan cpuBefore;

    /// <summary>What says why matches were made.</summary>
    public IMatchReasons Reasons { private get; init; } = new PackReasons(population.Tags);

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
            if (value.Done == value.Total)
            {
                stopping?.Cancel();
            }
        }
    }

    /// <summary>Runs the night of the population's date until its decisions are stored; nothing is told or paid.</summary>
    public void Decide()
    {
        using var source = stopping = new CancellationTokenSource();
        try
        {
            Run();
        }
        catch (OperationCanceledException) when (source.IsCancellationRequested)
        {
            stopping = null;
        }
    }

    /// <summary>Runs the night of the population's date.</summary>
    public RunSummary Run() => Run(population.Entry, NightPopulation.AsOf, judgesAll: false);

    /// <summary>Runs a night.</summary>
    /// <param name="entry">The snapshot, read from disk.</param>
    /// <param name="asOf">Business date.</param>
    /// <param name="judgesAll">Whether nothing is taken over from an earlier night.</param>
    public RunSummary Run(SnapshotEntry entry, DateOnly asOf, bool judgesAll)
    {
        cpuBefore = Environment.CpuUsage.TotalTime;
        clock.Restart();
        var snapshot = population.Stores.Snapshots.Load(entry);
        Loaded = Now;
        var database = stores.Database;
        var (runs, partitions, shelf) = (new RunStore(database), new PartitionStore(database), new ColumnShelf(population.Tags));
        var ports = new NightPorts(
            runs, partitions, new DecisionStore(database), new EntitlementStore(database), new BudgetStore(database), new PayoutStore(database),
            population.Stores.Identities, new FileRail(Path.Combine(stores.Folder, "outbox")), new PackEvaluator(shelf), Reasons,
            new NoScorers(), new ScoreStore(database))
        {
            Earlier = new EarlierNights(runs, partitions, this, shelf),
        };
        var settings = new NightSettings(new byte[16], new Debtor("基准测试", "310000000000000001", "102290000014"), new BlastCaps())
        {
            Threads = Environment.ProcessorCount, JudgesAll = judgesAll,
        };
        return new Night(ports, settings, TimeProvider.System).Run(new NightRequest(asOf, snapshot, catalogue), this, stopping?.Token ?? CancellationToken.None);
    }

    /// <inheritdoc/>
    public Snapshot? Find(string hash, DateOnly upTo) => population.Stores.Snapshots.Load(population.Stores.Snapshots.Find(upTo));
}
