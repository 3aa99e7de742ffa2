using System.Globalization;
using Matching.Engine.Runs;

namespace Matching.Engine.Ports;

/// <summary>A run cannot be finished, because partitions of it are not evaluated; nothing was written.</summary>
public sealed class PartitionsOpenException : InvalidOperationException
{
    /// <summary>A refused finish.</summary>
    /// <param name="claim">The run.</param>
    /// <param name="open">Number of partitions that are not evaluated.</param>
    /// <param name="total">Number of partitions of the run.</param>
    /// <param name="first">The first of those that are not evaluated.</param>
    public PartitionsOpenException(RunClaim claim, int open, int total, Partition first)
        : base(string.Create(
            CultureInfo.InvariantCulture,
            $"run {claim.RunId} ({claim.Job}, {claim.BusinessDate:yyyy-MM-dd}) cannot be finished: {open} of its {total} partitions are not evaluated, the first is {first.PolicyId} from row {first.Start}; plan the night again, evaluate what the plan gives, then finish"))
    {
    }
}
