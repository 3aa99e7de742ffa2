using System.Collections.Immutable;
using System.Text.Json;
using Matching.Engine.Analytics;
using Matching.Engine.Entitlements;
using Matching.Engine.Runs;
using Matching.Rules.Packs;
using Matching.Storage.Stores;

namespace Matching.Storage.Views;

/// <summary>Figures by policy for analysts. Reads only.</summary>
public sealed class PolicyAnalytics
{
    private const string NightColumns = "run_id AS RunId, business_date AS BusinessDate, slot AS Slot, closed_at AS ClosedAt, scorer_hash AS ScorerHash";
    private const string OfNights = "FROM run WHERE job = 'night' AND state = 'closed'";

    private readonly Database database;

    /// <summary>Figures of a database.</summary>
    public PolicyAnalytics(Database database) => this.database = database;

    /// <summary>The newest closed nights of all policies, newest first.</summary>
    /// <param name="most">Most nights.</param>
    public IReadOnlyList<ClosedNight> Nights(int most) =>
        [.. database.Query<NightRow>($"SELECT {NightColumns} {OfNights} ORDER BY business_date DESC, slot DESC LIMIT @Most", new { Most = most }).Select(r => r.ToNight())];

    /// <summary>A closed night by policy; null when there is no such night.</summary>
    /// <param name="runId">Identifier of the run.</param>
    /// <param name="catalogue">Says which budget line pays a policy.</param>
    public NightAnalysis? Of(string runId, Catalogue catalogue)
    {
        if (database.Query<NightRow>($"SELECT {NightColumns}, summary AS Summary {OfNights} AND run_id = @RunId", new { RunId = runId }) is not [var row])
        {
            return null;
        }

        var figures = JsonSerializer.Deserialize<RunSummary>(row.Summary)!;
        var missing = Missing(row).ToLookup(m => m.PolicyId, m => (m.Missing, m.Units), StringComparer.Ordinal);
        var scores = Scores(runId);
        var review = InReview();
        var budgets = Budgets();
        var precisions = new AuditedOutcomeStore(database).Precisions();
        return new NightAnalysis(row.ToNight(), figures,
        [
            .. figures.Policies.Select(p => new PolicyAnalysis(
                p, Counted(missing[p.Policy]), scores.GetValueOrDefault(p.Policy).Scored, scores.GetValueOrDefault(p.Policy).Doubted, review.GetValueOrDefault(p.Policy), BudgetOf(catalogue.Find(p.Policy), budgets),
                precisions.GetValueOrDefault(p.Policy) ?? new Precision(0, 0))),
        ]);
    }

    private static BudgetStanding? BudgetOf(Policy? policy, IReadOnlyDictionary<(string, int), BudgetStanding> budgets) =>
        policy?.Budget is { } budget ? budgets.GetValueOrDefault((budget.Line, budget.Year)) : null;

    /// <summary>Splits the stored lists of tags: the same list in many rows is read once, with its count.</summary>
    private static ImmutableArray<MissingTag> Counted(IEnumerable<(string Missing, long Units)> lists)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (tags, units) in lists)
        {
            foreach (var tag in tags.Split('\n'))
            {
                counts[tag] = counts.GetValueOrDefault(tag) + checked((int)units);
            }
        }

        return [.. counts.Select(c => new MissingTag(c.Key, c.Value)).OrderByDescending(m => m.Units).ThenBy(m => m.Tag, StringComparer.Ordinal)];
    }

    /// <summary>What the undetermined decisions of a night lack, also those that stand from earlier nights.</summary>
    private IReadOnlyList<MissingRow> Missing(NightRow night) => database.Query<MissingRow>(
        """
        SELECT policy_id AS PolicyId, missing AS Missing, COUNT(*) AS Units
        FROM v_decision
        WHERE run_id = @RunId AND outcome = 'undetermined'
        GROUP BY policy_id, missing
        """,
        new { night.RunId });

    private Dictionary<string, (int Scored, int Doubted)> Scores(string runId) => database.Query<ScoreRow>(
            "SELECT policy_id AS PolicyId, COUNT(*) AS Scored, SUM(CASE WHEN review = 1 THEN 1 ELSE 0 END) AS Doubted FROM decision_score WHERE run_id = @RunId GROUP BY policy_id",
            new { RunId = runId })
        .ToDictionary(r => r.PolicyId, r => (checked((int)r.Scored), checked((int)r.Doubted)), StringComparer.Ordinal);

    private Dictionary<string, int> InReview() => database.Query<CountRow>(
            "SELECT policy_id AS PolicyId, COUNT(*) AS Units FROM entitlement WHERE state = @State GROUP BY policy_id", new { State = nameof(EntitlementState.InReview) })
        .ToDictionary(r => r.PolicyId, r => checked((int)r.Units), StringComparer.Ordinal);

    private Dictionary<(string, int), BudgetStanding> Budgets() => database.Query<BudgetRow>(
            "SELECT line AS Line, budget_year AS Year, currency AS Currency, assumed AS Assumed, appropriation_fen AS AppropriationFen, reserved_fen AS ReservedFen, "
            + "in_transit_fen AS InTransitFen, paid_fen AS PaidFen, available_fen AS AvailableFen FROM budget_line")
        .ToDictionary(r => (r.Line, checked((int)r.Year)), r => new BudgetStanding(
            r.Line, checked((int)r.Year), r.Currency, r.Assumed == 1, r.AppropriationFen, r.ReservedFen, r.InTransitFen, r.PaidFen, r.AvailableFen));

    private sealed record NightRow
    {
        public required string RunId { get; init; }

        public required string BusinessDate { get; init; }

        public required long Slot { get; init; }

        public required string ClosedAt { get; init; }

        public string? ScorerHash { get; init; }

        public string Summary { get; init; } = "";

        public ClosedNight ToNight() => new(RunId, Stored.Date(BusinessDate), checked((int)Slot), Stored.Instant(ClosedAt), ScorerHash);
    }

    private sealed record MissingRow
    {
        public required string PolicyId { get; init; }

        public required string Missing { get; init; }

        public required long Units { get; init; }
    }

    private sealed record ScoreRow
    {
        public required string PolicyId { get; init; }

        public required long Scored { get; init; }

        public required long Doubted { get; init; }
    }

    private sealed record CountRow
    {
        public required string PolicyId { get; init; }

        public required long Units { get; init; }
    }

    private sealed record BudgetRow
    {
        public required string Line { get; init; }

        public required long Year { get; init; }

        public required string Currency { get; init; }

        public required long Assumed { get; init; }

        public required long AppropriationFen { get; init; }

        public required long ReservedFen { get; init; }

        public required long InTransitFen { get; init; }

        public required long PaidFen { get; init; }

        public required long AvailableFen { get; init; }
    }
}
