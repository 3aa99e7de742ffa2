using Matching.Engine.Ports;
using Matching.Engine.Runs;

namespace Matching.Storage.Stores;

/// <summary>Scores in the database.</summary>
public sealed class ScoreStore : IScoreStore
{
    private static readonly string[] Columns =
        ["run_id", "as_of", "policy_id", "subject", "item", "department", "scorer_hash", "score", "review"];

    private readonly Database database;

    /// <summary>Scores of a database.</summary>
    public ScoreStore(Database database) => this.database = database;

    /// <inheritdoc/>
    public void Save(RunClaim claim, string policyId, string department, IReadOnlyList<MatchScore> scores, DateTimeOffset at) => database.Write("scores", t =>
    {
        var scope = new WriteScope(database.Dialect, t);
        scope.Fence(claim, at);
        var stored = scope
            .Query<(string Subject, string Item)>(
                "SELECT subject, item FROM decision_score WHERE run_id = @RunId AND policy_id = @PolicyId", new { claim.RunId, PolicyId = policyId })
            .ToHashSet();
        scope.Insert("decision_score", Columns, scores.Where(s => !stored.Contains((s.Decision.Subject, s.Decision.Item))).Select(s => new object?[]
        {
            claim.RunId, Stored.Of(claim.BusinessDate), policyId, s.Decision.Subject, s.Decision.Item, department, claim.ScorerHash, (long)s.Millionths,
            s.Review ? 1 : 0,
        }));
    });
}
