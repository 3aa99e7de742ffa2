using System.Collections.Immutable;
using Matching.Storage.Stores;

namespace Matching.Storage.Views;

/// <summary>The newest delivery of a source.</summary>
/// <param name="Source">Source.</param>
/// <param name="File">File or table.</param>
/// <param name="AsOf">Date that the data are of.</param>
/// <param name="ImportedAt">When it was imported.</param>
/// <param name="Rows">Rows in it.</param>
/// <param name="Accepted">Rows that gave new facts.</param>
/// <param name="Unchanged">Rows that said what was known.</param>
/// <param name="Quarantined">Rows set aside.</param>
/// <param name="Deliveries">Deliveries of the source so far.</param>
public sealed record SourceDelivery(
    string Source, string File, DateOnly AsOf, DateTimeOffset ImportedAt, long Rows, long Accepted, long Unchanged, long Quarantined, long Deliveries);

/// <summary>What sources delivered, for operators. Reads only.</summary>
public sealed class SourceView
{
    private readonly Database database;

    /// <summary>Deliveries of a database.</summary>
    public SourceView(Database database) => this.database = database;

    /// <summary>The newest delivery of each source that delivered anything, by as-of date and sequence.</summary>
    public ImmutableDictionary<string, SourceDelivery> Newest() => database.Query<Row>(
        """
        WITH ranked AS (
            SELECT source_id, file_name, as_of, imported_at, row_count, accepted, unchanged, quarantined,
                   ROW_NUMBER() OVER (PARTITION BY source_id ORDER BY as_of DESC, sequence DESC, sha256) AS place,
                   COUNT(*) OVER (PARTITION BY source_id) AS deliveries
            FROM source_manifest)
        SELECT source_id AS Source, file_name AS File, as_of AS AsOf, imported_at AS ImportedAt, row_count AS RowCount, accepted AS Accepted,
               unchanged AS Unchanged, quarantined AS Quarantined, deliveries AS Deliveries
        FROM ranked
        WHERE place = 1
        """).ToImmutableDictionary(r => r.Source, r => r.ToDelivery(), StringComparer.Ordinal);

    private sealed record Row
    {
        public required string Source { get; init; }

        public required string File { get; init; }

        public required string AsOf { get; init; }

        public required string ImportedAt { get; init; }

        public required long RowCount { get; init; }

        public required long Accepted { get; init; }

        public required long Unchanged { get; init; }

        public required long Quarantined { get; init; }

        public required long Deliveries { get; init; }

        public SourceDelivery ToDelivery() => new(
            Source, File, Stored.Date(AsOf), Stored.Instant(ImportedAt), RowCount, Accepted, Unchanged, Quarantined, Deliveries);
    }
}
