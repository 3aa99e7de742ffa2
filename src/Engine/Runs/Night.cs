using System.Globalization;
using Matching.Engine.Payouts;
using Matching.Engine.Ports;

namespace Matching.Engine.Runs;

/// <summary>
/// One night, end to end: claim → judge → entitle → check → reserve → send → close. Every stage finds by itself what is still to
/// do, so an interrupted night is continued, and a finished one repeated, by running it again.
/// </summary>
public sealed class Night
{
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
        this.ports = ports;
        this.settings = settings;
        this.clock = clock;
        this.failPoints = failPoints ?? NoFailPoints.Instance;
    }

    /// <summary>Runs the night and returns its figures; <see cref="RunSummary.New"/> counts what this execution added.</summary>
    /// <exception cref="ArgumentException">The policy does not exist, or the snapshot is of a later date than the night.</exception>
    /// <exception cref="StaleRunException">Another process has taken the night over.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; run the same night again to continue.</exception>
    public RunSummary Run(NightRequest request, IProgress<NightProgress>? progress = null, CancellationToken cancellation = default)
    {
        Check(request);
        var claim = ports.Runs.Claim(JobOf(request), request.AsOf, request.Snapshot.Hash, request.Catalogue.Hash, clock.GetUtcNow());
        var work = new NightWork(request, claim, ports, settings, clock, progress, cancellation, new IdempotencyKey(settings.PayoutKey.Span));

        var matched = new NightMatching(work).Run();
        var told = new NightTelling(work).Run(matched);
        var proposed = new NightProposals(work).Run(matched);
        var payouts = ports.Runs.HasLater(request.AsOf) ? 0 : Pay(work, matched);

        var summary = new RunSummary(
            claim.RunId, request.AsOf, request.Snapshot.Hash, matched.DecisionHash,
            new NewRows(matched.NewDecisions, told + proposed, payouts), matched.Figures);
        ports.Runs.Close(claim, summary, clock.GetUtcNow());
        return summary;
    }

    /// <summary>
    /// Checks, reserves and sends. Left to the later night when there was one: older facts must not lift what newer ones
    /// stopped, such as the suspension of a person who died since.
    /// </summary>
    private int Pay(NightWork work, NightMatched matched)
    {
        var ready = new NightChecks(work).Run(matched);
        var payouts = new NightPayouts(work).Reserve(ready);
        new NightSending(work, failPoints).Run();
        return payouts;
    }

    private static string JobOf(NightRequest request) => request.PolicyId is null ? "night" : "night/" + request.PolicyId;

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
}
