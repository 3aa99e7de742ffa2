using System.Data.Common;
using Dapper;
using Matching.Engine.Ports;
using Matching.Engine.Runs;

namespace Matching.Storage.Stores;

/// <summary>Partitions of runs in the database.</summary>
public sealed class PartitionStore : IPartitionStore
{
    private const string Key = "run_id = @RunId AND policy_id = @PolicyId AND start_row = @Start AND row_count = @Count";

    private readonly Database database;

    /// <summary>Partitions of a database.</summary>
    public PartitionStore(Database database) => this.database = database;

    /// <inheritdoc/>
    public IReadOnlyList<PlannedPartition> Plan(RunClaim claim, IReadOnlyList<(Partition Partition, string Department)> wanted, DateTimeOffset at)
    {
        database.Write("run-plan", t =>
        {
            var scope = new WriteScope(database.Dialect, t);
            scope.Fence(claim, at);
            scope.Execute("UPDATE run_partition SET state = 'open' WHERE run_id = @RunId AND state = 'dropped'", new { claim.RunId });
            if (scope.Query<long>("SELECT COUNT(*) FROM run_partition WHERE run_id = @RunId", new { claim.RunId })[0] == 0)
            {
                scope.Insert(
                    "run_partition", ["run_id", "policy_id", "start_row", "row_count", "department", "state"],
                    wanted.Select(w => new object?[] { claim.RunId, w.Partition.PolicyId, w.Partition.Start, w.Partition.Count, w.Department, "open" }));
            }
        });
        return Of(claim.RunId);
    }

    /// <inheritdoc/>
    public IReadOnlyList<PlannedPartition> Of(string runId) => database.Read(connection =>
    {
        var partitions = new List<PlannedPartition>();
        using var reader = (DbDataReader)connection.ExecuteReader(
            "SELECT policy_id, start_row, row_count, state FROM run_partition WHERE run_id = @RunId", new { RunId = runId });
        while (reader.Read())
        {
            partitions.Add(new PlannedPartition(new Partition(reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2)), reader.GetString(3) == "done"));
        }

        // Sorted here: the order of texts is the database's own and not the same everywhere.
        return partitions.OrderBy(p => p.Partition.PolicyId, StringComparer.Ordinal).ThenBy(p => p.Partition.Start).ToList();
    });

    /// <inheritdoc/>
    public void Save(RunClaim claim, IReadOnlyList<(Partition Partition, EncodedVerdicts Verdicts)> found, DateTimeOffset at) => database.Write("partition", t =>
    {
        var scope = new WriteScope(database.Dialect, t);
        scope.Fence(claim, at);
        foreach (var (partition, verdicts) in found)
        {
            Save(scope, claim, partition, verdicts, at);
        }
    });

    /// <inheritdoc/>
    public IReadOnlyList<(Partition Partition, EncodedVerdicts Verdicts)> Load(string runId, string policyId) => database.Read(connection =>
    {
        var kept = new List<(Partition, EncodedVerdicts)>();
        using var reader = (DbDataReader)connection.ExecuteReader(
            "SELECT start_row, row_count, state, verdicts, verdicts_hash FROM run_partition WHERE run_id = @RunId AND policy_id = @PolicyId ORDER BY start_row",
            new { RunId = runId, PolicyId = policyId });
        while (reader.Read())
        {
            var partition = new Partition(policyId, reader.GetInt32(0), reader.GetInt32(1));
            kept.Add(reader.GetString(2) == "done"
                ? (partition, new EncodedVerdicts(reader.GetFieldValue<byte[]>(3), reader.GetString(4)))
                : throw new InvalidOperationException($"run {runId}: no verdicts are kept of {partition}"));
        }

        return kept;
    });

    private static void Save(WriteScope scope, RunClaim claim, Partition partition, EncodedVerdicts verdicts, DateTimeOffset at)
    {
        var saved = scope.Execute(
            $"UPDATE run_partition SET state = 'done', epoch = @Epoch, verdicts = @Bytes, verdicts_hash = @Hash, evaluated_at = @At WHERE {Key} "
            + "AND (state <> 'done' OR verdicts_hash = @Hash)",
            new { claim.RunId, partition.PolicyId, partition.Start, partition.Count, claim.Epoch, verdicts.Bytes, verdicts.Hash, At = Stored.Of(at) });
        if (saved != 1)
        {
            throw new InvalidOperationException(
                $"run {claim.RunId}: {partition} is not in the plan, or the same snapshot and rules gave other verdicts before than now ({verdicts.Hash})");
        }
    }
}
