using Matching.Engine.Columns;
using Matching.Engine.Ports;
using Matching.Engine.Runs;

namespace Matching.Engine.Increments;

/// <summary>
/// Finds the night that another one goes on from: the newest closed one before it, where its verdicts and its snapshot are still there. Keeps
/// the last one found, so that all partitions of a run in this process share it. Safe on any thread.
/// </summary>
public sealed class EarlierNights
{
    private readonly IEarlierRuns runs;
    private readonly IPartitionStore partitions;
    private readonly IEarlierSnapshots snapshots;
    private readonly ColumnShelf shelf;
    private readonly PackPlans plans;
    private readonly Lock finding = new();
    private (string RunId, long Epoch, string Snapshot) newest;
    private EarlierNight? found;

    /// <summary>Earlier nights of a store.</summary>
    /// <param name="runs">Runs.</param>
    /// <param name="partitions">Their verdicts.</param>
    /// <param name="snapshots">Their facts.</param>
    /// <param name="shelf">Lanes of snapshots.</param>
    public EarlierNights(IEarlierRuns runs, IPartitionStore partitions, IEarlierSnapshots snapshots, ColumnShelf shelf)
    {
        (this.runs, this.partitions, this.snapshots, this.shelf) = (runs, partitions, snapshots, shelf);
        plans = new PackPlans(shelf.Tags);
    }

    /// <summary>The night that a run goes on from, or null when it begins from nothing.</summary>
    /// <param name="claim">The run.</param>
    /// <param name="request">Its night.</param>
    public EarlierNight? Of(RunClaim claim, NightRequest request)
    {
        lock (finding)
        {
            var wanted = (claim.RunId, claim.Epoch, request.Snapshot.Hash);
            if (newest != wanted)
            {
                (newest, found) = (wanted, Find(claim, request));
            }

            return found;
        }
    }

    /// <summary>Lets go of the night found last and of its facts.</summary>
    public void Forget()
    {
        lock (finding)
        {
            (newest, found) = (default, null);
        }
    }

    /// <summary>What the verdicts of a policy follow from beside facts and date: SHA-256 over its versions and the tags that they read.</summary>
    /// <param name="work">The policy with its version of the night.</param>
    public string RulesOf(PartitionWork work) => RulesHash.Of(work, plans);

    private EarlierNight? Find(RunClaim claim, NightRequest request)
    {
        var run = runs.EarlierOf(claim);
        if (run is not null && found is { } known && known.IsOf(run, request))
        {
            return known;
        }

        if (run is null || NightPartitions.InForce(request).Any(p => run.Policies.Any(e => e.PolicyId == p.Policy.Id && e.Kind != Units.KindOf(p.Policy))))
        {
            return null;
        }

        // A day on which nothing changed is judged on the same facts: they are in memory already.
        var snapshot = run.SnapshotHash == request.Snapshot.Hash ? request.Snapshot : snapshots.Find(run.SnapshotHash, run.AsOf);
        return snapshot is null ? null : new EarlierNight(run, snapshot, request, partitions, shelf, plans);
    }
}
