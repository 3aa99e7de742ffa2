using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Dapper;
using Matching.Storage.Snapshots;

namespace Matching.Storage.Sources;

/// <summary>Writes what an import did into the database, in one transaction.</summary>
internal sealed class ImportRecords
{
    private static readonly string[] QuarantineColumns =
        ["id", "source_id", "department", "file_name", "row_number", "reason_code", "reason", "raw_hash", "as_of"];

    private readonly Database database;
    private readonly TimeProvider clock;

    public ImportRecords(Database database, TimeProvider clock)
    {
        this.database = database;
        this.clock = clock;
    }

    /// <summary>Whether a delivery was recorded.</summary>
    public bool IsRecorded(string sourceId, string sha256) => database.Read(connection => IsRecorded(connection, null, sourceId, sha256));

    /// <summary>Row counts of a source's last loaded deliveries, the newest first by what the sender says, not by when they came.</summary>
    public IReadOnlyList<long> LastRowCounts(string sourceId, int most) => database.Query<long>(
        "SELECT row_count FROM source_manifest WHERE source_id = @sourceId ORDER BY as_of DESC, sequence DESC, sha256 LIMIT @most", new { sourceId, most });

    /// <summary>Records deliveries, their quarantined rows and the snapshot. What is recorded already stays as it is.</summary>
    public void Save(SnapshotEntry snapshot, IReadOnlyCollection<Delivery> deliveries) => database.Write("import-records", transaction =>
    {
        foreach (var delivery in deliveries.Where(d => !IsRecorded(transaction.Connection!, transaction, d.Source.Id, d.Manifest.Sha256)))
        {
            SaveManifest(transaction, delivery);
            database.Dialect.InsertRows(transaction, "quarantine", QuarantineColumns, delivery.Quarantine.Select(q => RowOf(delivery, q)));
        }

        SaveSnapshot(transaction, snapshot);
    });

    private static bool IsRecorded(DbConnection connection, DbTransaction? transaction, string sourceId, string sha256) => connection.ExecuteScalar<long>(
        "SELECT COUNT(*) FROM source_manifest WHERE source_id = @sourceId AND sha256 = @sha256", new { sourceId, sha256 }, transaction) > 0;

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);

    private static object?[] RowOf(Delivery delivery, QuarantinedRow row)
    {
        var reason = QuarantineReasons.TextOf(row.Code, row.Column);
        return
        [
            string.Create(CultureInfo.InvariantCulture, $"{delivery.Source.Id}/{delivery.Manifest.Sha256[..32]}/{row.Number}"), delivery.Source.Id,
            delivery.Source.Department, delivery.Name, row.Number, row.Code, $"{reason.Zh} / {reason.En}", row.RowHash, Text(delivery.Manifest.AsOf),
        ];
    }

    private void SaveManifest(DbTransaction transaction, Delivery delivery) => transaction.Connection!.Execute(
        """
        INSERT INTO source_manifest
            (source_id, sha256, department, file_name, row_count, control_sum, as_of, sequence, accepted, unchanged, quarantined, imported_at)
        VALUES
            (@source, @sha256, @department, @file, @rows, @sum, @asOf, @sequence, @accepted, @unchanged, @quarantined, @now)
        """,
        new
        {
            source = delivery.Source.Id, sha256 = delivery.Manifest.Sha256, department = delivery.Source.Department, file = delivery.Name,
            rows = delivery.Manifest.Rows, sum = delivery.Manifest.ControlSum?.Sum.ToString(CultureInfo.InvariantCulture),
            asOf = Text(delivery.Manifest.AsOf), sequence = delivery.Manifest.Sequence, accepted = delivery.Accepted,
            unchanged = delivery.Unchanged, quarantined = (long)delivery.Quarantine.Count, now = Text(clock.GetUtcNow()),
        },
        transaction);

    private static void SaveSnapshot(DbTransaction transaction, SnapshotEntry snapshot)
    {
        var connection = transaction.Connection!;
        var key = new { hash = snapshot.Hash, asOf = Text(snapshot.AsOf) };
        if (connection.ExecuteScalar<long>("SELECT COUNT(*) FROM snapshot_index WHERE hash = @hash AND as_of = @asOf", key, transaction) > 0)
        {
            return;
        }

        connection.Execute(
            """
            INSERT INTO snapshot_index (hash, as_of, slot, path, units_json, sealed_at)
            SELECT @hash, @asOf, COALESCE(MAX(slot), 0) + 1, @path, @units, @at FROM snapshot_index WHERE as_of = @asOf
            """,
            new
            {
                key.hash, key.asOf, path = Path.GetFileName(snapshot.Directory), at = Text(snapshot.SealedAt),
                units = JsonSerializer.Serialize(snapshot.Kinds.ToDictionary(k => k.Kind.ToString().ToLowerInvariant(), k => k.Units)),
            },
            transaction);
    }
}
