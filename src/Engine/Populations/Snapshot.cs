using System.Collections.Immutable;

namespace Matching.Engine.Populations;

/// <summary>A sealed, content-hashed state of all facts for a business date. Holds pseudonymous keys only.</summary>
/// <param name="Hash">SHA-256 over the sorted logical values, 64 lower-case hexadecimal digits.</param>
/// <param name="AsOf">Business date that it was sealed for.</param>
/// <param name="Populations">At most one population a kind.</param>
public sealed record Snapshot(string Hash, DateOnly AsOf, ImmutableArray<Population> Populations)
{
    private readonly LinkRows linkRows = new LinkRows();

    private Snapshot(Snapshot other)
    {
        // A copy may get other populations, so it does not take the rows that were found in these.
        (Hash, AsOf, Populations) = (other.Hash, other.AsOf, other.Populations);
        linkRows = new LinkRows();
    }

    /// <summary>The population of a kind, or an empty one.</summary>
    public Population Of(UnitKind kind) =>
        Populations.FirstOrDefault(p => p.Kind == kind) ?? new Population(kind, [], [], []);

    /// <summary>Row of the linked citizen for each unit of a kind, -1 where there is none. Found at the first call and kept; any thread.</summary>
    public ImmutableArray<int> LinkRowsOf(UnitKind kind) => linkRows.Of(Of(kind), Of(UnitKind.Citizen));
}
