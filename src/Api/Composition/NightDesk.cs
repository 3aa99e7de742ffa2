using System.Globalization;
using Matching.Engine.Ports;
using Matching.Engine.Runs;
using Matching.Rules;
using Matching.Scheduler;
using Matching.Storage.Stores;

namespace Matching.Api.Composition;

/// <summary>The nights of a workspace, for the scheduler.</summary>
public sealed class NightDesk : INightDesk
{
    private const string Job = "night";

    private readonly Workspace workspace;
    private readonly RunBoard board;
    private readonly RunStore runs;
    private readonly RunStandings standings;
    private readonly SourcePull pull;

    /// <summary>The nights of a workspace.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="board">Where progress is shown.</param>
    public NightDesk(Workspace workspace, RunBoard board)
    {
        this.workspace = workspace;
        this.board = board;
        runs = new RunStore(workspace.Database);
        standings = new RunStandings(workspace.Database);
        pull = new SourcePull(workspace);
    }

    /// <inheritdoc/>
    public DateOnly? NewestClosed() => runs.NewestClosedDate(Job);

    /// <inheritdoc/>
    public NightStanding Standing(DateOnly date)
    {
        if (standings.Of(Job, date) is not { } run)
        {
            return new NightStanding(NightPhase.NotBegun, null, null, standings.NewestHeartbeat(), 0, 0);
        }

        var partitions = runs.Progress(run.RunId);
        return new NightStanding(run.Phase, run.RunId, run.HeartbeatAt, run.OthersHeartbeatAt, partitions.Done, partitions.Total);
    }

    /// <inheritdoc/>
    public IReadOnlyList<PulledSource> Pull(DateOnly date, CancellationToken cancellation) => pull.Run(date, cancellation);

    /// <inheritdoc/>
    public NightPlan Plan(DateOnly date, CancellationToken cancellation)
    {
        var run = standings.Of(Job, date);
        var request = (run is null || run.Phase == NightPhase.Closed ? null : Pinned(date, run)) ?? Fresh(date);
        return workspace.Night().Plan(request);
    }

    /// <inheritdoc/>
    public void Evaluate(RunClaim claim, Partition partition, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        workspace.Night().Evaluate(claim, RequestOf(claim), partition);
    }

    /// <inheritdoc/>
    public bool IsEvaluated(RunClaim claim)
    {
        var partitions = runs.Progress(claim.RunId);
        return partitions.Done == partitions.Total;
    }

    /// <inheritdoc/>
    public RunSummary Finish(RunClaim claim, CancellationToken cancellation)
    {
        var request = RequestOf(claim);
        var renewed = standings.Renew(claim, workspace.Clock.GetUtcNow());
        return workspace.Night().Finish(renewed, request, new BoardProgress(board, renewed), cancellation);
    }

    /// <summary>What an unfinished run is pinned to, or null when its catalogue or snapshot can no longer be had: then the next slot begins on what there is.</summary>
    private NightRequest? Pinned(DateOnly date, RunStanding run)
    {
        if (CatalogueOf(run.CatalogueHash) is not { } catalogue || workspace.Snapshots.Find(run.SnapshotHash, date) is null)
        {
            return null;
        }

        return new NightRequest(date, workspace.SnapshotOf(run.SnapshotHash, date), catalogue);
    }

    private NightRequest Fresh(DateOnly date)
    {
        if (workspace.SnapshotOf(date) is { } snapshot)
        {
            return new NightRequest(date, snapshot, workspace.Loaded.Catalogue);
        }

        var text = date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        throw new NightNotReadyException(date, new LocalizedText(
            $"没有 {text} 或更早的快照；用 import 导入数据后自动继续", $"there is no snapshot of {text} or earlier; import the sources, then it goes on by itself"));
    }

    private NightRequest RequestOf(RunClaim claim) => new(
        claim.BusinessDate, workspace.SnapshotOf(claim.SnapshotHash, claim.BusinessDate),
        CatalogueOf(claim.CatalogueHash) ?? throw new StaleRunException(claim));

    private Rules.Packs.Catalogue? CatalogueOf(string hash) => workspace.CataloguePinned(hash)?.Catalogue;

    private sealed class BoardProgress(RunBoard board, RunClaim claim) : IProgress<NightProgress>
    {
        public void Report(NightProgress value) => board.Report(claim, value);
    }
}
