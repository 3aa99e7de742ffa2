using System.Collections.Immutable;

namespace Matching.Storage.Sources;

/// <summary>What an import did.</summary>
/// <param name="AsOf">Business date.</param>
/// <param name="SnapshotHash">The newest snapshot for the date.</param>
/// <param name="Sealed">True when a new snapshot was sealed; false when the facts did not change.</param>
/// <param name="Deliveries">Each file or table, in the order of the catalogue.</param>
public sealed record ImportReport(DateOnly AsOf, string SnapshotHash, bool Sealed, ImmutableArray<DeliveryReport> Deliveries)
{
    /// <summary>Rows that added or changed facts.</summary>
    public long Accepted => Deliveries.Sum(d => d.Accepted);

    /// <summary>Rows that said what was known already.</summary>
    public long Unchanged => Deliveries.Sum(d => d.Unchanged);

    /// <summary>Rows that were set aside with a reason.</summary>
    public long Quarantined => Deliveries.Sum(d => d.Quarantined);

    /// <summary>Quarantined rows by reason code, ordered by code.</summary>
    public ImmutableSortedDictionary<string, long> ByReason => Deliveries.SelectMany(d => d.ByReason)
        .GroupBy(p => p.Key, StringComparer.Ordinal).ToImmutableSortedDictionary(g => g.Key, g => g.Sum(p => p.Value), StringComparer.Ordinal);
}

/// <summary>What became of one file or table. Accepted + Unchanged + Superseded + Quarantined = Rows, except where it was loaded before.</summary>
/// <param name="Source">The source.</param>
/// <param name="File">Name of the file, or of the query.</param>
/// <param name="AlreadyLoaded">True when the same content was loaded before: nothing was read again.</param>
/// <param name="Rows">Rows as the sender counts them.</param>
/// <param name="Accepted">Rows that added or changed facts.</param>
/// <param name="Unchanged">Rows that said what was known already, repetitions included.</param>
/// <param name="Superseded">Rows older than what is known.</param>
/// <param name="Quarantined">Rows set aside.</param>
/// <param name="ByReason">Quarantined rows by reason code.</param>
public sealed record DeliveryReport(
    string Source, string File, bool AlreadyLoaded, long Rows, long Accepted, long Unchanged, long Superseded, long Quarantined,
    ImmutableSortedDictionary<string, long> ByReason);
