namespace Matching.Storage.Views;

/// <summary>What pages read about recipients.</summary>
/// <param name="database">The database.</param>
public sealed class RecipientView(Database database)
{
    /// <summary>Keys of the recipients with the most messages about some policies, most first, then by key.</summary>
    /// <param name="policyIds">Policies; none gives nobody.</param>
    /// <param name="most">How many at most.</param>
    public IReadOnlyList<string> WithMostMessages(IReadOnlyCollection<string> policyIds, int most) => policyIds.Count == 0 ? [] : database.Query<string>(
        "SELECT recipient FROM notification WHERE policy_id IN @PolicyIds GROUP BY recipient ORDER BY COUNT(*) DESC, recipient LIMIT @Most",
        new { PolicyIds = policyIds, Most = most });
}
