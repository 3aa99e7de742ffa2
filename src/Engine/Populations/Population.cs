using System.Collections.Immutable;

namespace Matching.Engine.Populations;

/// <summary>All units of one kind in a snapshot, in ordinal order of their keys.</summary>
/// <param name="Kind">What a row stands for.</param>
/// <param name="Keys">Pseudonymous keys, strictly ascending by code unit.</param>
/// <param name="Links">Key of the citizen whose facts ride along (applicant of the household, parent of the child); null where none. Empty for citizens and enterprises.</param>
/// <param name="Columns">Facts by tag.</param>
public sealed record Population(
    UnitKind Kind, ImmutableArray<string> Keys, ImmutableArray<string?> Links, ImmutableArray<FactColumn> Columns)
{
    /// <summary>Number of units.</summary>
    public int Count => Keys.Length;

    /// <summary>Row of a key, or a negative number when there is none.</summary>
    public int IndexOf(string key) => Keys.AsSpan().BinarySearch(key, StringComparer.Ordinal);
}
