using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using Dapper;
using Matching.Engine.Amounts;
using Matching.Engine.Entitlements;
using Matching.Engine.Ports;
using Matching.Rules;

namespace Matching.Storage.Stores;

/// <summary>Entitlements and notifications in the database.</summary>
public sealed class EntitlementStore : IEntitlementStore
{
    /// <summary>Columns that <see cref="Row"/> reads, in its order.</summary>
    internal const string RowColumns =
        "policy_id, subject, cycle, item, department, payee, state, reason_code, reason, amount_fen, currency, version, pack_hash, "
        + "snapshot_hash, notice_end, attempt, granted_on, uncut_fen, allocation_zh, allocation_en";

    /// <summary>Number of <see cref="RowColumns"/>: the place of the first column after them.</summary>
    internal const int RowWidth = 20;

    private const string Select = $"SELECT {RowColumns} FROM entitlement WHERE policy_id = @PolicyId";

    private const string Order = " ORDER BY subject, cycle, item";

    private readonly Database database;
    private readonly ImmutableArray<string> topics;

    /// <summary>Entitlements of a database.</summary>
    /// <param name="database">The database.</param>
    /// <param name="topics">Channels that each notification is sent over, each with an outbox row of its own; the portal's inbox by default.</param>
    public EntitlementStore(Database database, ImmutableArray<string> topics = default)
    {
        this.database = database;
        this.topics = topics.IsDefaultOrEmpty ? NotificationWriter.PortalOnly : topics;
    }

    /// <inheritdoc/>
    public IReadOnlyList<Entitlement> OfPolicy(string policyId, string? cycle = null) =>
        Read(Select + (cycle is null ? "" : " AND cycle = @Cycle") + Order, new { PolicyId = policyId, Cycle = cycle });

    /// <inheritdoc/>
    public IReadOnlyList<Entitlement> InStates(string policyId, IReadOnlyCollection<EntitlementState> states) =>
        Read(Select + $" AND state IN ({Words(states)})" + Order, new { PolicyId = policyId });

    /// <inheritdoc/>
    public bool IsAnyIn(string policyId, IReadOnlyCollection<EntitlementState> states) =>
        database.Query<int>($"SELECT 1 WHERE EXISTS (SELECT 1 FROM entitlement WHERE policy_id = @PolicyId AND state IN ({Words(states)}))", new { PolicyId = policyId }).Any();

    /// <inheritdoc/>
    /// <remarks>
    /// What is joined to an empty text is found by no index: without that a database may take the index over policies and states and read every
    /// right that was ever paid.
    /// </remarks>
    public IEnumerable<Entitlement> Meeting(IReadOnlyCollection<string> policyIds, IReadOnlyCollection<EntitlementState> states, IReadOnlyCollection<string> keys) =>
        Listed(keys, (list, parameters) => Read(
            $"SELECT {RowColumns} FROM entitlement WHERE policy_id || '' IN {Names(policyIds, parameters)} AND state || '' IN ({Words(states)}) "
            + $"AND (subject IN {list} OR payee IN {list} OR (item <> '-' AND item IN {list}))", parameters)).DistinctBy(r => r.Id);

    /// <inheritdoc/>
    public int Save(RunClaim claim, string actor, IReadOnlyList<EntitlementChange> changes, DateTimeOffset at) => database.Write("entitlements", t =>
    {
        var scope = new WriteScope(database.Dialect, t);
        scope.Fence(claim, at);
        EntitlementWriter.Write(scope, claim, actor, changes, at);
        return NotificationWriter.Write(scope, claim.RunId, [.. changes.Select(c => c.Notification).OfType<Notification>()], topics, at);
    });

    /// <inheritdoc/>
    public IReadOnlyList<Entitlement> Of(IReadOnlyCollection<string> ids) =>
        [.. Listed(ids, (list, parameters) => Read($"SELECT {RowColumns} FROM entitlement WHERE id IN {list}", parameters))];

    /// <inheritdoc/>
    public IReadOnlySet<string> ToldAmong(IReadOnlyCollection<string> ids) =>
        Listed(ids, (list, parameters) => database.Query<string>($"SELECT id FROM notification WHERE id IN {list}", parameters)).ToHashSet(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IReadOnlySet<string> ToldIds(string policyId, string cycle) => database
        .Query<string>("SELECT id FROM notification WHERE policy_id = @PolicyId AND cycle = @Cycle", new { PolicyId = policyId, Cycle = cycle })
        .ToHashSet(StringComparer.Ordinal);

    /// <inheritdoc/>
    public int Tell(RunClaim claim, IReadOnlyList<Notification> notifications, DateTimeOffset at) => database.Write("notifications", t =>
    {
        var scope = new WriteScope(database.Dialect, t);
        scope.Fence(claim, at);
        return NotificationWriter.Write(scope, claim.RunId, notifications, topics, at);
    });

    /// <summary>Names of the code's own, so that no text of anybody else gets into a statement.</summary>
    private static string Words(IEnumerable<EntitlementState> states) => string.Join(", ", states.Order().Select(s => $"'{s}'"));

    private static string Names(IEnumerable<string> policyIds, DynamicParameters parameters)
    {
        var names = policyIds.Select((id, i) => (Name: string.Create(CultureInfo.InvariantCulture, $"@Policy{i}"), Id: id)).ToList();
        names.ForEach(n => parameters.Add(n.Name, n.Id));
        return $"({string.Join(", ", names.Select(n => n.Name))})";
    }

    private static IEnumerable<T> Listed<T>(IReadOnlyCollection<string> ids, Func<string, DynamicParameters, IReadOnlyList<T>> read) =>
        ids.Chunk(KeyList.Most).SelectMany(chunk =>
        {
            var parameters = new DynamicParameters();
            return read(KeyList.Of(chunk, parameters), parameters);
        });

    private IReadOnlyList<Entitlement> Read(string sql, object parameters) => database.Read(connection =>
    {
        var rights = new List<Entitlement>();
        using var reader = (DbDataReader)connection.ExecuteReader(sql, parameters);
        while (reader.Read())
        {
            rights.Add(Row(reader));
        }

        return rights;
    });

    /// <summary>The right in a reader's first columns.</summary>
    internal static Entitlement Row(DbDataReader reader) => new(
        new EntitlementKey(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3)), reader.GetString(4), reader.GetString(5),
        Enum.Parse<EntitlementState>(reader.GetString(6)), Text(reader, 7), Text(reader, 8),
        reader.IsDBNull(9) ? null : new Money(reader.GetInt64(9), reader.GetString(10)), reader.GetString(10), reader.GetString(11), reader.GetString(12),
        reader.GetString(13), Text(reader, 14) is { } end ? Stored.Date(end) : null, reader.GetInt32(15), Stored.Date(reader.GetString(16)))
    {
        Uncut = reader.IsDBNull(17) ? null : new Money(reader.GetInt64(17), reader.GetString(10)),
        Allocation = reader.IsDBNull(18) ? null : new LocalizedText(reader.GetString(18), reader.GetString(19)),
    };

    private static string? Text(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
