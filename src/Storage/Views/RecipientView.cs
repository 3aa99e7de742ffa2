namespace Matching.Storage.Views;

/// <summary>What pages read about recipients.</summary>
/// <param name="database">The database.</param>
public sealed class RecipientView(Database database)
{
    /// <summary>Keys of the recipients with the most messages about some policies, most first, then by key.</summary>
    /// <param name="policyIds">Policies; none gives nobody.</param>
    /// <param name="most">How many at most.</param>
    public IReadOnlyList<string> WithMostMessages(IReadOnlyCollection<string> policyIds, int most)
    {
        if (policyIds.Count == 0)
        {
            return [];
        }

        // One parameter for each: PostgreSQL takes a list as one array, which IN does not accept.
        var parameters = new Dictionary<string, object> { ["Most"] = most };
        foreach (var id in policyIds)
        {
            parameters[$"P{parameters.Count}"] = id;
        }

        var names = string.Join(", ", parameters.Keys.Where(k => k != "Most").Select(k => "@" + k));
        return database.Query<string>(
            $"SELECT recipient FROM notification WHERE policy_id IN ({names}) GROUP BY recipient ORDER BY COUNT(*) DESC, recipient LIMIT @Most", parameters);
    }
}
