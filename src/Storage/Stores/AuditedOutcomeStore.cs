using Matching.Engine.Analytics;

namespace Matching.Storage.Stores;

/// <summary>Audited outcomes in the database.</summary>
public sealed class AuditedOutcomeStore
{
    private static readonly string[] Columns = ["policy_id", "month", "subject", "item", "department", "upheld", "source_sha256", "imported_at"];

    private readonly Database database;

    /// <summary>Outcomes of a database.</summary>
    public AuditedOutcomeStore(Database database) => this.database = database;

    /// <summary>Records the outcomes of a file. What is recorded already is left out, so the same file again adds nothing.</summary>
    /// <param name="sourceSha256">Digest of the file.</param>
    /// <param name="matches">Its rows.</param>
    /// <param name="actor">Who imports it.</param>
    /// <param name="at">When.</param>
    /// <exception cref="AuditConflictException">A match has the other outcome in the database or twice in the file; nothing was recorded.</exception>
    public AuditedImport Import(string sourceSha256, IReadOnlyList<AuditedMatch> matches, string actor, DateTimeOffset at) =>
        database.Write("audited-outcomes", t =>
        {
            var scope = new WriteScope(database.Dialect, t);
            if (scope.Query<long>("SELECT COUNT(*) FROM audited_outcome WHERE source_sha256 = @Source", new { Source = sourceSha256 })[0] > 0)
            {
                return new AuditedImport(matches.Count, 0, matches.Count);
            }

            var fresh = Fresh(scope, matches);
            if (fresh.Count > 0)
            {
                var when = Stored.Of(at);
                scope.Insert("audited_outcome", Columns, fresh.Select(m => (object?[])
                    [m.PolicyId, Stored.Of(m.Month), m.Subject, m.Item, m.Department, m.Upheld ? 1 : 0, sourceSha256, when]));
                AuditTrail.Append(scope, AuditTrail.AllDepartments, actor, "audited-outcomes.imported", "audited-outcomes", sourceSha256, $"{fresh.Count} added", at);
            }

            return new AuditedImport(matches.Count, fresh.Count, matches.Count - fresh.Count);
        });

    /// <summary>Precision by policy; policies without an audited match are not among them.</summary>
    public IReadOnlyDictionary<string, Precision> Precisions() => database.Query<Counts>(
            "SELECT policy_id AS PolicyId, COUNT(*) AS Audited, SUM(CASE WHEN upheld = 1 THEN 1 ELSE 0 END) AS Upheld FROM audited_outcome GROUP BY policy_id")
        .ToDictionary(c => c.PolicyId, c => new Precision(c.Audited, c.Upheld), StringComparer.Ordinal);

    private static List<AuditedMatch> Fresh(WriteScope scope, IReadOnlyList<AuditedMatch> matches)
    {
        var recorded = new Dictionary<(string, string, string, string), bool>();
        foreach (var policy in matches.Select(m => m.PolicyId).Distinct(StringComparer.Ordinal))
        {
            foreach (var row in scope.Query<Recorded>(
                "SELECT month AS Month, subject AS Subject, item AS Item, upheld AS Upheld FROM audited_outcome WHERE policy_id = @Policy", new { Policy = policy }))
            {
                recorded[(policy, row.Month, row.Subject, row.Item)] = row.Upheld == 1;
            }
        }

        var fresh = new List<AuditedMatch>();
        var conflicts = new List<AuditedMatch>();
        foreach (var match in matches)
        {
            var key = (match.PolicyId, Stored.Of(match.Month), match.Subject, match.Item);
            if (recorded.TryAdd(key, match.Upheld))
            {
                fresh.Add(match);
            }
            else if (recorded[key] != match.Upheld)
            {
                conflicts.Add(match);
            }
        }

        return conflicts.Count == 0 ? fresh : throw new AuditConflictException(conflicts[0], conflicts.Count);
    }

    private sealed record Counts
    {
        public required string PolicyId { get; init; }

        public required long Audited { get; init; }

        public required long Upheld { get; init; }
    }

    private sealed record Recorded
    {
        public required string Month { get; init; }

        public required string Subject { get; init; }

        public required string Item { get; init; }

        public required long Upheld { get; init; }
    }
}
