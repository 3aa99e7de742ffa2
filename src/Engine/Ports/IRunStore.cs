using Matching.Engine.Runs;

namespace Matching.Engine.Ports;

/// <summary>Runs, one row for each (job, business date, slot).</summary>
public interface IRunStore
{
    /// <summary>
    /// Takes the run of a date: the latest slot when it is pinned to the same snapshot and catalogue (continuing it, or
    /// repeating it when it is closed), else the next slot. Every other run that is still going stops writing.
    /// </summary>
    /// <param name="job">Kind of run.</param>
    /// <param name="businessDate">Business date.</param>
    /// <param name="snapshotHash">Snapshot to pin.</param>
    /// <param name="catalogueHash">Catalogue to pin.</param>
    /// <param name="at">Instant.</param>
    RunClaim Claim(string job, DateOnly businessDate, string snapshotHash, string catalogueHash, DateTimeOffset at);

    /// <summary>True when a run of a later business date was ever claimed: newer facts are known then.</summary>
    bool HasLater(DateOnly businessDate);

    /// <summary>Closes a run with its summary.</summary>
    /// <exception cref="StaleRunException">The claim is no longer the newest.</exception>
    void Close(RunClaim claim, RunSummary summary, DateTimeOffset at);
}
