namespace Matching.Engine.Ports;

/// <summary>Another process has taken the run over; nothing was written.</summary>
public sealed class StaleRunException : InvalidOperationException
{
    /// <summary>A refused write.</summary>
    public StaleRunException(RunClaim claim)
        : base($"run {claim.RunId} ({claim.Job}, {claim.BusinessDate:yyyy-MM-dd}, slot {claim.Slot}) was taken over after epoch {claim.Epoch}; this process stops writing")
    {
    }
}
