using Dapper;
using Matching.Storage.Stores;

namespace Matching.Storage.Views;

/// <summary>What pages read about recipients.</summary>
/// <param name="database">The database.</param>
public sealed class RecipientView(Database database)
{
    /// <summary>Keys of the recipients with the most messages about some policies, most first, then by key.</summary>
    /// <param name="policyIds">Policies, at most 500; none gives nobody.</param>
    /// <param name="most">How many at most.</param>
    public IReadOnlyList<string> WithMostMessages(IReadOnlyCollection<string> policyIds, int most)
    {
        if (policyIds.Count == 0)
        {
            return [];
        }

        var parameters = new DynamicParameters(new { Most = most });
        var ids = KeyList.Of([.. policyIds], parameters);
        return database.Query<string>(
            $"SELECT recipient FROM notification WHERE policy_id IN {ids} GROUP BY recipient ORDER BY COUNT(*) DESC, recipient LIMIT @Most", parameters);
    }
}
