using System.Collections.Immutable;

namespace Matching.Engine.Checks;

/// <summary>The lines of a check, in input order and then by policy identifier.</summary>
/// <param name="Lines">The lines.</param>
public sealed record CheckReport(ImmutableArray<CheckLine> Lines)
{
    /// <summary>Whether a profile was refused; the command then ends with exit code 2.</summary>
    public bool HasFaults => Lines.Any(l => l is CheckFault);
}
