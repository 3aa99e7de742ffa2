using Matching.Engine.Runs;

namespace Matching.Engine.Ports;

/// <summary>Runs, one row for each (job, business date, slot).</summary>
public interface IRunStore : IEarlierRuns
{
    /// <summary>
    /// Takes the run of a date: the latest slot when it is pinned to the same snapshot and catalogue (continuing it, or
    /// repeating it when it is closed), else the next slot. Every other run that is still going stops writing.
    /// </summary>
    /// <param name="job">Kind of run.</param>
    /// <param name="businessDate">Business date.</param>
    /// <param name="snapshotHash">Snapshot to pin.</param>
    /// <param name="catalogueHash">Catalogue to pin.</param>
    /// <param name="scorerHash">Scorer to pin when the run is new, or null for none; a continued run keeps the one it was first claimed with.</param>
    /// <param name="at">Instant.</param>
    RunClaim Claim(string job, DateOnly businessDate, string snapshotHash, string catalogueHash, string? scorerHash, DateTimeOffset at);

    /// <summary>Says, once for each run and before its first decision is stored, which decisions of earlier runs stand in it where it stores none.</summary>
    /// <param name="claim">The run.</param>
    /// <param name="earlier">The run that it goes on from, or null: then it stores every decision.</param>
    /// <param name="at">Instant.</param>
    /// <exception cref="StaleRunException">The claim is no longer the newest.</exception>
    StoringFrom Begin(RunClaim claim, EarlierRun? earlier, DateTimeOffset at);

    /// <summary>True when a run of a later business date was ever claimed: newer facts are known then.</summary>
    bool HasLater(DateOnly businessDate);

    /// <summary>Closes a run with its summary. Its verdicts are kept for the next night; those of earlier nights of its job are dropped.</summary>
    /// <exception cref="StaleRunException">The claim is no longer the newest.</exception>
    void Close(RunClaim claim, RunSummary summary, DateTimeOffset at);

    /// <summary>The summary that a run was closed with under this very claim, or null: then it is still to be finished.</summary>
    RunSummary? ClosedBy(RunClaim claim);

    /// <summary>Business date of the newest closed run of a job, or null when none was closed.</summary>
    /// <param name="job">Kind of run; <c>night</c> is the whole catalogue's.</param>
    DateOnly? NewestClosedDate(string job);

    /// <summary>Runs that were claimed and not closed, by business date; those that a later slot of their date replaced are left out.</summary>
    IReadOnlyList<UnfinishedRun> Unfinished();

    /// <summary>How many partitions of a run are evaluated, and how many there are.</summary>
    PartitionCount Progress(string runId);
}
