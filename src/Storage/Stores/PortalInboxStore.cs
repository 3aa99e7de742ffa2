using Dapper;
using Matching.Engine.Ports;

namespace Matching.Storage.Stores;

/// <summary>Inboxes in the database: the rows of <c>notification</c> in a state other than new.</summary>
public sealed class PortalInboxStore : IPortalInbox
{
    private readonly Database database;

    /// <summary>Inboxes of a database.</summary>
    public PortalInboxStore(Database database) => this.database = database;

    /// <inheritdoc/>
    public IReadOnlySet<string> Show(IReadOnlyCollection<string> notificationIds, DateTimeOffset at) => database.Write("inbox-show", t =>
    {
        var scope = new WriteScope(database.Dialect, t);
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var ids in notificationIds.Order(StringComparer.Ordinal).Chunk(KeyList.Most))
        {
            var parameters = new DynamicParameters(new { At = Stored.Of(at) });
            var list = KeyList.Of(ids, parameters);
            scope.Execute($"UPDATE notification SET state = 'delivered', delivered_at = @At WHERE state = 'new' AND id IN {list}", parameters);
            known.UnionWith(scope.Query<string>($"SELECT id FROM notification WHERE id IN {list}", parameters));
        }

        return known;
    });
}
