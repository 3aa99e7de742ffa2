using Dapper;
using Matching.Engine.Ports;

namespace Matching.Storage.Stores;

/// <summary>The outbox in the database.</summary>
public sealed class OutboxStore : IOutbox
{
    /// <summary>A row that may be taken. The whole condition stands in every statement that takes, so that of two takers one gets it.</summary>
    private const string Due = "state = 'waiting' AND topic = @Topic AND " + Free;

    /// <summary>The same of rows that are known by their identifiers: joined texts have no index, or every waiting row would be tried.</summary>
    private const string StillDue = "state || '' = 'waiting' AND topic || '' = @Topic AND " + Free;

    private const string Free = "(next_attempt_at IS NULL OR next_attempt_at <= @Now) AND (lease_until IS NULL OR lease_until <= @Now)";

    /// <summary>By the index of lanes alone: a night's messages share their instant, and many may wait before this one.</summary>
    private const string FirstOfItsLane = "(o.lane IS NULL OR NOT EXISTS (SELECT 1 FROM outbox e WHERE e.lane = o.lane AND e.state = 'waiting' AND e.topic || '' = o.topic "
        + "AND (e.created_at < o.created_at OR (e.created_at = o.created_at AND e.id < o.id))))";

    private const string Unleased = "lease_owner = NULL, lease_until = NULL";

    private readonly Database database;

    /// <summary>The outbox of a database.</summary>
    public OutboxStore(Database database) => this.database = database;

    /// <inheritdoc/>
    public OutboxLease Take(string topic, int most, string owner, DateTimeOffset now, TimeSpan length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var until = now + length;
        var messages = database.Write("outbox-take", t =>
        {
            var scope = new WriteScope(database.Dialect, t);
            scope.Execute(
                $"UPDATE outbox SET lease_owner = @Owner, lease_until = @Until WHERE id IN (SELECT o.id FROM outbox o WHERE {Due} AND {FirstOfItsLane} "
                + $"ORDER BY o.created_at, o.id LIMIT @Most) AND {StillDue}",
                new { Owner = owner, Until = Stored.Of(until), Topic = topic, Now = Stored.Of(now), Most = most });
            return scope.Query<Row>(
                "SELECT o.id AS Id, o.topic AS Topic, o.reference AS Reference, o.attempts AS Attempts, o.created_at AS CreatedAt, n.policy_id AS PolicyId, "
                + "n.right_state AS Kind, r.business_date AS BusinessDate FROM outbox o LEFT JOIN notification n ON n.id = o.reference "
                + "LEFT JOIN run r ON r.run_id = n.run_id WHERE o.lease_owner = @Owner AND o.state = 'waiting' ORDER BY o.created_at, o.id",
                new { Owner = owner });
        });
        return new OutboxLease(owner, until, [.. messages.Select(m => m.ToMessage())]);
    }

    /// <inheritdoc/>
    public int Settle(OutboxLease lease, IReadOnlyCollection<OutboxResult> results, DateTimeOffset at) => database.Write("outbox-settle", t =>
    {
        var scope = new WriteScope(database.Dialect, t);
        var sent = 0;
        foreach (var ids in results.Where(r => r.Fate == OutboxFate.Sent).Select(r => r.Id).Order(StringComparer.Ordinal).Chunk(KeyList.Most))
        {
            var parameters = new DynamicParameters(new { At = Stored.Of(at), lease.Owner });
            sent += scope.Execute(
                $"UPDATE outbox SET state = 'sent', sent_at = @At, attempts = attempts + 1, next_attempt_at = NULL, last_error = NULL, {Unleased} "
                + $"WHERE lease_owner = @Owner AND state = 'waiting' AND id IN {KeyList.Of(ids, parameters)}", parameters);
        }

        foreach (var failure in results.Where(r => r.Fate != OutboxFate.Sent).OrderBy(r => r.Id, StringComparer.Ordinal))
        {
            Fail(scope, lease, failure, at);
        }

        scope.Execute($"UPDATE outbox SET {Unleased} WHERE lease_owner = @Owner AND state = 'waiting'", new { lease.Owner });
        return sent;
    });

    /// <inheritdoc/>
    public bool Replay(string id, string actor, DateTimeOffset at) => database.Write("outbox-replay", t =>
    {
        var scope = new WriteScope(database.Dialect, t);
        var letter = scope.Query<(string Department, string Topic, string? Reason)>(
            "SELECT department, topic, last_error FROM outbox WHERE id = @Id", new { Id = id }).SingleOrDefault();
        if (scope.Execute(Revive + " AND id = @Id", new { Id = id }) != 1)
        {
            return false;
        }

        AuditTrail.Append(scope, letter.Department, actor, "outbox.replayed", "outbox", id, $"{letter.Topic}: {letter.Reason}", at);
        return true;
    });

    /// <inheritdoc/>
    public int ReplayAll(string topic, string actor, DateTimeOffset at) => database.Write("outbox-replay-all", t =>
    {
        var scope = new WriteScope(database.Dialect, t);
        var letters = scope.Execute(Revive + " AND topic = @Topic", new { Topic = topic });
        if (letters > 0)
        {
            AuditTrail.Append(scope, AuditTrail.AllDepartments, actor, "outbox.replayed-all", "outbox", topic, $"{letters} dead letters", at);
        }

        return letters;
    });

    private const string Revive = "UPDATE outbox SET state = 'waiting', attempts = 0, next_attempt_at = NULL, dead_at = NULL, " + Unleased + " WHERE state = 'dead'";

    private static void Fail(WriteScope scope, OutboxLease lease, OutboxResult failure, DateTimeOffset at)
    {
        var dead = failure.Fate == OutboxFate.Dead;
        scope.Execute(
            $"UPDATE outbox SET state = @State, attempts = attempts + 1, next_attempt_at = @Next, last_error = @Reason, dead_at = @DeadAt, {Unleased} "
            + "WHERE lease_owner = @Owner AND state = 'waiting' AND id = @Id",
            new
            {
                State = dead ? "dead" : "waiting", Next = failure.Next is { } next ? Stored.Of(next) : null, failure.Reason,
                DeadAt = dead ? Stored.Of(at) : null, lease.Owner, failure.Id,
            });
    }

    private sealed record Row
    {
        public required string Id { get; init; }

        public required string Topic { get; init; }

        public required string Reference { get; init; }

        public required long Attempts { get; init; }

        public required string CreatedAt { get; init; }

        public string? PolicyId { get; init; }

        public string? Kind { get; init; }

        public string? BusinessDate { get; init; }

        public OutboundMessage ToMessage() => new(
            Id, Topic, Reference, checked((int)Attempts), Stored.Instant(CreatedAt),
            PolicyId is null || Kind is null ? null : new NotificationAbout(PolicyId, Kind, BusinessDate is null ? Day() : Stored.Date(BusinessDate)));

        /// <summary>What people did belongs to no night: the day in China, which has had one time all year since 1992.</summary>
        private DateOnly Day() => DateOnly.FromDateTime(Stored.Instant(CreatedAt).UtcDateTime.AddHours(8));
    }
}
