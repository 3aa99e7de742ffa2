using System.Collections.Immutable;

namespace Matching.Engine.Populations;

/// <summary>What changed from one snapshot to another, by unit and tag.</summary>
/// <param name="Older">Hash of the older snapshot.</param>
/// <param name="Newer">Hash of the newer snapshot.</param>
/// <param name="Populations">One difference for each kind that either snapshot has units of, by kind.</param>
public sealed record SnapshotDiff(string Older, string Newer, ImmutableArray<PopulationDiff> Populations)
{
    /// <summary>Compares two snapshots. Their business dates are not compared.</summary>
    /// <exception cref="ArgumentException">A column was not made by a snapshot builder.</exception>
    public static SnapshotDiff Between(Snapshot older, Snapshot newer) => new(
        older.Hash, newer.Hash,
        [
            .. older.Populations.Concat(newer.Populations).Where(p => p.Count > 0).Select(p => p.Kind).Distinct().Order()
                .Select(kind => new PopulationComparison(older.Of(kind), newer.Of(kind)).Difference()),
        ]);

    /// <summary>The difference of one kind; null when neither snapshot has units of it.</summary>
    public PopulationDiff? Of(UnitKind kind) => Populations.FirstOrDefault(p => p.Kind == kind);
}
