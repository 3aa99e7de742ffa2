namespace Matching.Engine.Ports;

/// <summary>What a run can go on from.</summary>
public interface IEarlierRuns
{
    /// <summary>The newest closed run of the same job before a run, or null where there is none or not all of its verdicts are kept.</summary>
    /// <param name="claim">The run.</param>
    EarlierRun? EarlierOf(RunClaim claim);
}
