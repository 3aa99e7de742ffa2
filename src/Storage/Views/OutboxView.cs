using System.Collections.Immutable;
using Matching.Storage.Stores;

namespace Matching.Storage.Views;

/// <summary>Messages of a topic in a state.</summary>
/// <param name="Topic">Topic.</param>
/// <param name="State"><c>waiting</c>, <c>sent</c> or <c>dead</c>.</param>
/// <param name="Messages">Number.</param>
/// <param name="Retried">Of these, those that failed at least once.</param>
/// <param name="Oldest">When the oldest was written.</param>
public sealed record OutboxCount(string Topic, string State, long Messages, long Retried, DateTimeOffset Oldest);

/// <summary>A message that was given up.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Topic">Channel that it waited for.</param>
/// <param name="Reference">Notification that it tells about.</param>
/// <param name="Department">Owner.</param>
/// <param name="Attempts">Attempts.</param>
/// <param name="Reason">Why the last one failed.</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="DeadAt">When it was given up.</param>
public sealed record DeadLetter(
    string Id, string Topic, string Reference, string Department, int Attempts, string Reason, DateTimeOffset CreatedAt, DateTimeOffset DeadAt);

/// <summary>The outbox for operators. Reads only.</summary>
public sealed class OutboxView
{
    private readonly Database database;

    /// <summary>The outbox of a database.</summary>
    public OutboxView(Database database) => this.database = database;

    /// <summary>Counts by topic and state.</summary>
    public ImmutableArray<OutboxCount> Counts() =>
    [
        .. database.Query<(string Topic, string State, long Messages, long Retried, string Oldest)>(
            "SELECT topic, state, COUNT(*), COUNT(last_error), MIN(created_at) FROM outbox GROUP BY topic, state")
            .Select(c => new OutboxCount(c.Topic, c.State, c.Messages, c.Retried, Stored.Instant(c.Oldest)))
            .OrderBy(c => c.Topic, StringComparer.Ordinal).ThenBy(c => c.State, StringComparer.Ordinal),
    ];

    /// <summary>Dead letters, the newest first.</summary>
    /// <param name="most">Most rows, at least 1.</param>
    /// <param name="after">Key of the row before: instant, identifier; null for the first page.</param>
    /// <exception cref="FormatException">The key is not one of this list.</exception>
    public ViewPage<DeadLetter> Dead(int most, ImmutableArray<string>? after = null)
    {
        var (at, id) = after switch
        {
            null => ("", ""),
            [var deadAt, var last] => (deadAt, last),
            _ => throw new FormatException("a key of dead letters has two parts"),
        };
        var rows = database.Query<Row>(
            "SELECT id AS Id, topic AS Topic, reference AS Reference, department AS Department, attempts AS Attempts, last_error AS Reason, created_at AS CreatedAt, "
            + "dead_at AS DeadAt FROM outbox WHERE state = 'dead'" + (after is null ? "" : " AND (dead_at < @At OR (dead_at = @At AND id < @Id))")
            + " ORDER BY dead_at DESC, id DESC LIMIT @Most",
            new { At = at, Id = id, Most = most + 1 });
        return ViewPage<DeadLetter>.Of([.. rows.Select(r => r.ToLetter())], most, r => [Stored.Of(r.DeadAt), r.Id]);
    }

    /// <summary>State of a message, or null when there is none.</summary>
    public string? StateOf(string id) => database.Query<string>("SELECT state FROM outbox WHERE id = @Id", new { Id = id }).SingleOrDefault();

    private sealed record Row
    {
        public required string Id { get; init; }

        public required string Topic { get; init; }

        public required string Reference { get; init; }

        public required string Department { get; init; }

        public required long Attempts { get; init; }

        public string? Reason { get; init; }

        public required string CreatedAt { get; init; }

        public string? DeadAt { get; init; }

        public DeadLetter ToLetter() => new(
            Id, Topic, Reference, Department, checked((int)Attempts), Reason ?? "", Stored.Instant(CreatedAt), Stored.Instant(DeadAt ?? CreatedAt));
    }
}
