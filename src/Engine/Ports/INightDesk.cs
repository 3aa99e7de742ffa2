using Matching.Engine.Runs;

namespace Matching.Engine.Ports;

/// <summary>
/// The nights as a scheduler works on them: what the tables say, and the three steps of one night. Every step may be called
/// again, from any node: what is done already is not done twice.
/// </summary>
public interface INightDesk
{
    /// <summary>Business date of the newest closed night; null when none was ever closed.</summary>
    DateOnly? NewestClosed();

    /// <summary>How far the night of a date is.</summary>
    NightStanding Standing(DateOnly date);

    /// <summary>Imports what the departments delivered for a date, as far as that is set up. A failure does not stop the night.</summary>
    /// <returns>What was pulled and what failed, a line each.</returns>
    IReadOnlyList<PulledSource> Pull(DateOnly date, CancellationToken cancellation);

    /// <summary>Claims the night of a date, on the snapshot and catalogue that an unfinished run of it is pinned to.</summary>
    /// <exception cref="NightNotReadyException">There is no snapshot of the date or an earlier one.</exception>
    NightPlan Plan(DateOnly date, CancellationToken cancellation);

    /// <summary>Evaluates one partition and stores what it found.</summary>
    /// <param name="claim">The claim that <see cref="Plan"/> returned.</param>
    /// <param name="partition">One of <see cref="NightPlan.Open"/>.</param>
    /// <param name="cancellation">Stops between units; nothing of the partition is stored then.</param>
    /// <exception cref="StaleRunException">The claim is no longer the newest.</exception>
    void Evaluate(RunClaim claim, Partition partition, CancellationToken cancellation);

    /// <summary>Whether every partition of a run is evaluated.</summary>
    bool IsEvaluated(RunClaim claim);

    /// <summary>
    /// Decides, entitles, pays, sends and closes. Of several callers with the same claim one goes on; for the others the claim
    /// is no longer the newest.
    /// </summary>
    /// <exception cref="StaleRunException">The claim is no longer the newest.</exception>
    RunSummary Finish(RunClaim claim, CancellationToken cancellation);
}
