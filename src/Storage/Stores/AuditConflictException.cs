using System.Globalization;

namespace Matching.Storage.Stores;

/// <summary>An audited match was recorded with the other outcome: which of the two holds is not for an import to say. Nothing was recorded.</summary>
/// <param name="match">The first such match.</param>
/// <param name="conflicts">Number of such matches.</param>
public sealed class AuditConflictException(AuditedMatch match, int conflicts) : Exception(string.Create(
    CultureInfo.InvariantCulture,
    $"{conflicts} audited matches are recorded with the other outcome, the first of policy {match.PolicyId}, {match.Month:yyyy-MM}, subject {match.Subject}"))
{
    /// <summary>The first such match, as the file has it.</summary>
    public AuditedMatch Match { get; } = match;

    /// <summary>Number of such matches.</summary>
    public int Conflicts { get; } = conflicts;
}
