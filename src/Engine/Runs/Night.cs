using System.Globalization;
using Matching.Engine.Payouts;
using Matching.Engine.Ports;

namespace Matching.Engine.Runs;

/// <summary>
/// One night: plan → evaluate each partition, on any thread or node → finish (decide, score, entitle, check, reserve, send, close).
/// Every stage finds by itself what is still to do, so an interrupted night is continued, and a finished one repeated, by
/// planning it again. However it was cut up and interrupted, the decisions are the same.
/// </summary>
public sealed class Night
{
    /// <summary>Most partitions that are kept in one transaction: so much work is done again after a kill.</summary>
    private const int MostTogether = 16;

    private const int StretchesAThread = 8;

    private readonly NightPorts ports;
    private readonly NightSettings settings;
    private readonly TimeProvider clock;
    private readonly IFailPoints failPoints;

    /// <summary>A night over stores, a rail and an evaluator.</summary>
    /// <param name="ports">What it needs from the world.</param>
    /// <param name="settings">How it works.</param>
    /// <param name="clock">Instants of events; never a business date.</param>
    /// <param name="failPoints">Places round outside calls at which a test may stop the process; none by default.</param>
    public Night(NightPorts ports, NightSettings settings, TimeProvider clock, IFailPoints? failPoints = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Threads, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.PartitionUnits, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.ChunkRows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.ReviewBelow, 0m);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(settings.ReviewBelow, 1m);
        this.ports = ports;
        this.settings = settings;
        this.clock = clock;
        this.failPoints = failPoints ?? NoFailPoints.Instance;
    }

    /// <summary>Claims the run and cuts it into partitions; a run that was begun before keeps its partitions and what is evaluated of them.</summary>
    /// <exception cref="ArgumentException">The policy does not exist, or the snapshot is of a later date than the night.</exception>
    public NightPlan Plan(NightRequest request)
    {
        Check(request);
        var claim = ports.Runs.Claim(
            request.Job, request.AsOf, request.Snapshot.Hash, request.Catalogue.Hash, ports.Scorers.Newest(), clock.GetUtcNow());
        var stored = ports.Partitions.Plan(claim, NightPartitions.Of(request, settings.PartitionUnits), clock.GetUtcNow());
        return new NightPlan(claim, [.. stored.Where(p => !p.IsDone).Select(p => p.Partition)], stored.Count);
    }

    /// <summary>Evaluates one partition and keeps its verdicts. Doing it again changes nothing; safe on any thread and node.</summary>
    /// <param name="claim">What <see cref="Plan"/> gave.</param>
    /// <param name="request">The night that was planned.</param>
    /// <param name="partition">One of the plan's partitions.</param>
    /// <exception cref="ArgumentException">The request is not the one that was claimed, or the partition is none of it.</exception>
    /// <exception cref="StaleRunException">The run was planned again or closed meanwhile; nothing was stored.</exception>
    public void Evaluate(RunClaim claim, NightRequest request, Partition partition) => Evaluate(claim, request, [partition]);

    /// <summary>
    /// Turns what the partitions found into decisions, rights, notifications and payments, and closes the run. A run that was
    /// closed under this claim gives its summary again.
    /// </summary>
    /// <param name="claim">What <see cref="Plan"/> gave.</param>
    /// <param name="request">The night that was planned.</param>
    /// <param name="progress">Told of what is done; may be null.</param>
    /// <param name="cancellation">Ends it between two steps.</param>
    /// <returns>Figures; <see cref="RunSummary.New"/> counts what this execution added.</returns>
    /// <exception cref="ArgumentException">The request is not the one that was claimed.</exception>
    /// <exception cref="PartitionsOpenException">A partition is not evaluated; nothing was written.</exception>
    /// <exception cref="StaleRunException">Another process has taken the night over.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; run the same night again to continue.</exception>
    public RunSummary Finish(
        RunClaim claim, NightRequest request, IProgress<NightProgress>? progress = null, CancellationToken cancellation = default)
    {
        Require(claim, request);
        if (ports.Runs.ClosedBy(claim) is { } closed)
        {
            return closed;
        }

        var work = new NightWork(request, claim, ports, settings, clock, progress, cancellation, new IdempotencyKey(settings.PayoutKey.Span));
        var reasons = new NightReasons(work);
        var matched = new NightMatching(work, reasons).Run();
        var rights = new NightRights(work);
        var doubts = new NightScoring(work, rights).Run(matched);
        var told = new NightTelling(work, reasons).Run(matched);
        told += new NightProposals(work, doubts, reasons, rights).Run(matched);
        var decisionHash = matched.DecisionHash.GetAwaiter().GetResult();
        var paid = ports.Runs.HasLater(request.AsOf) ? default : Pay(work, matched);

        var summary = new RunSummary(
            claim.RunId, request.AsOf, request.Snapshot.Hash, decisionHash,
            new NewRows(matched.NewDecisions, told + paid.Told, paid.Payouts), matched.Figures);
        ports.Runs.Close(claim, summary, clock.GetUtcNow());
        ports.Earlier?.Forget();
        return summary;
    }

    /// <summary>The whole night in this process: plans, evaluates on several threads and finishes.</summary>
    /// <exception cref="ArgumentException">The policy does not exist, or the snapshot is of a later date than the night.</exception>
    /// <exception cref="StaleRunException">Another process has taken the night over.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; run the same night again to continue.</exception>
    public RunSummary Run(NightRequest request, IProgress<NightProgress>? progress = null, CancellationToken cancellation = default)
    {
        var plan = Plan(request);
        EvaluateAll(plan, request, progress, cancellation);
        return Finish(plan.Claim, request, progress, cancellation);
    }

    private void Evaluate(RunClaim claim, NightRequest request, IReadOnlyList<Partition> partitions)
    {
        Require(claim, request);
        ports.Partitions.Save(claim, [.. partitions.Select(p => (p, VerdictsOf(claim, NightPartitions.WorkOf(request, p), request)))], clock.GetUtcNow());
    }

    private EncodedVerdicts VerdictsOf(RunClaim claim, PartitionWork work, NightRequest request) =>
        !settings.JudgesAll && ports.Earlier?.Of(claim, request) is { } earlier
            ? earlier.Continue(work, ports.Evaluator)
            : VerdictCodec.Encode(PartitionVerdicts.Of(work, ports.Evaluator.Evaluate(work)));

    private void EvaluateAll(NightPlan plan, NightRequest request, IProgress<NightProgress>? progress, CancellationToken cancellation)
    {
        var total = plan.Open.Sum(p => (long)p.Count);
        var done = 0L;
        var reporting = new Lock();

        // Every transaction waits for the disk, and threads wait for each other's: a few partitions share one, as long as none stands idle for it.
        var together = Math.Clamp(plan.Open.Length / (settings.Threads * StretchesAThread), 1, MostTogether);
        InParallel.ForEach(plan.Open.Chunk(together), settings.Threads, cancellation, partitions =>
        {
            Evaluate(plan.Claim, request, partitions);
            lock (reporting)
            {
                done += partitions.Sum(p => (long)p.Count);
                progress?.Report(new NightProgress(NightStage.Matching, partitions[^1].PolicyId, done, total));
            }
        });
    }

    /// <summary>
    /// Checks, reserves and sends. Left to the later night when there was one: older facts must not lift what newer ones
    /// stopped, such as the suspension of a person who died since.
    /// </summary>
    private (int Payouts, int Told) Pay(NightWork work, NightMatched matched)
    {
        var checks = new NightChecks(work);
        var ready = checks.Run(matched);
        var payouts = new NightPayouts(work).Reserve(ready);
        new NightSending(work, failPoints).Run();
        return (payouts, checks.Told);
    }

    private static void Check(NightRequest request)
    {
        if (request.Snapshot.AsOf > request.AsOf)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"the snapshot is of {request.Snapshot.AsOf:yyyy-MM-dd}, after the business date {request.AsOf:yyyy-MM-dd}; a night never knows later facts"));
        }

        if (request.PolicyId is { } id && request.Catalogue.Find(id) is null)
        {
            throw new ArgumentException($"the catalogue has no policy '{id}'");
        }
    }

    private static void Require(RunClaim claim, NightRequest request)
    {
        var claimed = (claim.Job, claim.BusinessDate, claim.SnapshotHash, claim.CatalogueHash);
        if (claimed != (request.Job, request.AsOf, request.Snapshot.Hash, request.Catalogue.Hash))
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"the run {claim.RunId} is claimed for {claim.Job} of {claim.BusinessDate:yyyy-MM-dd} on snapshot {claim.SnapshotHash} and catalogue {claim.CatalogueHash}, not for {request.Job} of {request.AsOf:yyyy-MM-dd} on {request.Snapshot.Hash} and {request.Catalogue.Hash}"));
        }
    }
}
