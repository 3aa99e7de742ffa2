using System.Data.Common;
using System.Globalization;
using Dapper;
using Matching.Engine.Amounts;
using Matching.Engine.Payouts;
using Matching.Engine.Ports;
using Matching.Engine.Reviews;

namespace Matching.Storage.Stores;

/// <summary>Held payout batches in the database.</summary>
public sealed class HeldBatchStore : IHeldBatchStore
{
    private const string ObjectType = "payout_batch";
    private readonly Database database;

    /// <summary>Held batches of a database.</summary>
    public HeldBatchStore(Database database) => this.database = database;

    /// <inheritdoc/>
    public IReadOnlyList<HeldBatch> Held() => database.Read(connection =>
    {
        var batches = new List<HeldBatch>();
        using var reader = (DbDataReader)connection.ExecuteReader(
            "SELECT b.msg_id, b.department, b.business_date, b.line, b.payout_count, b.sum_fen, b.currency, b.held_reason, p.action, p.stamp, p.actor, p.reason, p.at "
            + "FROM payout_batch b LEFT JOIN approval_proposal p ON p.object_type = 'payout_batch' AND p.object_id = b.msg_id "
            + "WHERE b.state = 'held' ORDER BY b.business_date, b.msg_id");
        while (reader.Read())
        {
            batches.Add(Batch(reader));
        }

        return batches;
    });

    /// <inheritdoc/>
    public bool Propose(HeldBatch batch, Proposal proposal) => database.Write("batch-propose", t =>
    {
        var scope = new WriteScope(database.Dialect, t);
        if (!Take(scope, batch, "held", batch.Reason))
        {
            return false;
        }

        ProposalWriter.Replace(scope, ObjectType, batch.MessageId, batch.Department, proposal);
        AuditTrail.Append(scope, batch.Department, proposal.Actor, "batch.release-proposed", ObjectType, batch.MessageId, proposal.Reason, proposal.At);
        return true;
    });

    /// <inheritdoc/>
    public bool Release(HeldBatch batch, string actor, string reason, Proposal seconded, DateTimeOffset at) => database.Write("batch-release", t =>
    {
        var scope = new WriteScope(database.Dialect, t);
        if (!ProposalIsThere(scope, batch, seconded) || !Take(scope, batch, "intent", null))
        {
            return false;
        }

        ProposalWriter.End(scope, ObjectType, batch.MessageId, seconded);
        AuditTrail.Append(scope, batch.Department, actor, "batch.released", ObjectType, batch.MessageId, $"{reason}; proposed by {seconded.Actor}", at);
        return true;
    });

    /// <summary>Read before anything is written: what is refused leaves no trace.</summary>
    private static bool ProposalIsThere(WriteScope scope, HeldBatch batch, Proposal seconded) => scope.Query<long>(
        "SELECT COUNT(*) FROM approval_proposal WHERE object_type = 'payout_batch' AND object_id = @MessageId AND stamp = @Stamp AND actor = @Actor",
        new { batch.MessageId, seconded.Stamp, seconded.Actor })[0] == 1;

    private static bool Take(WriteScope scope, HeldBatch batch, string state, string? reason) => scope.Execute(
        "UPDATE payout_batch SET state = @State, held_reason = @Reason WHERE msg_id = @MessageId AND state = 'held' AND held_reason = @Before",
        new { State = state, Reason = reason, batch.MessageId, Before = batch.Reason }) == 1;

    private static HeldBatch Batch(DbDataReader reader)
    {
        var (id, count, fen, reason) = (reader.GetString(0), reader.GetInt32(4), reader.GetInt64(5), reader.GetString(7));
        var stamp = Base32.OfHash(string.Create(CultureInfo.InvariantCulture, $"{id}\n{count}\n{fen}\n{reason}"), 16);
        return new HeldBatch(
            id, reader.GetString(1), Stored.Date(reader.GetString(2)), reader.GetString(3), count, new Money(fen, reader.GetString(6)), reason,
            ProposalWriter.Read(reader, 8), stamp);
    }
}
