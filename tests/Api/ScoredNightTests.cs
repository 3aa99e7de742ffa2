namespace Matching.Api.Tests;

/// <summary>One night with a scorer and the same night without: what a score may change, and what not.</summary>
public sealed class ScoredNightTests
{
    private const string Living = "sh-minimum-living-allowance";
    private Workplace place = null!;
    private CliResult scored = null!;
    private CliResult plain = null!;

    [OneTimeSetUp]
    public void RunBoth()
    {
        place = new Workplace();
        Cli.Run("generate", "--subjects", "10000", "--history", "6", "--as-of", "2025-11-28", "--out", place["sources"]);
        var history = Path.Combine(place["sources"], "history", "audited-outcomes.csv");
        foreach (var data in new[] { "scored", "plain" })
        {
            Assert.That(Cli.Run("import", place["sources"], "--as-of", "2025-11-28", "--data", place[data]).Code, Is.EqualTo(0));
        }

        Assert.That(Cli.Run("train", "--history", history, "--adopt", "--data", place["scored"]).Code, Is.EqualTo(0));
        scored = RunDoubting("0.95", "--as-of", "2025-11-28", "--data", place["scored"], "--json");
        plain = Cli.Run("run", "--as-of", "2025-11-28", "--data", place["plain"], "--json");
    }

    /// <summary>Runs with a threshold under which many matches of a small population are doubted.</summary>
    private static CliResult RunDoubting(string below, params string[] options)
    {
        const string Setting = "MATCHING__SCORER__REVIEWBELOW";
        Environment.SetEnvironmentVariable(Setting, below);
        try
        {
            return Cli.Run(["run", .. options]);
        }
        finally
        {
            Environment.SetEnvironmentVariable(Setting, null);
        }
    }

    [OneTimeTearDown]
    public void Clean() => place.Dispose();

    [Test]
    public void Run_WithScorer_DecidesTheSame()
    {
        Assert.That(scored.Code, Is.EqualTo(0), scored.Error);
        Assert.That(scored.Json.GetProperty("decisionHash").GetString(), Is.EqualTo(plain.Json.GetProperty("decisionHash").GetString()));
        Assert.That(scored.Json.GetProperty("policies").GetRawText(), Is.EqualTo(plain.Json.GetProperty("policies").GetRawText()));
    }

    [Test]
    public void Run_WithScorer_ScoresEveryMatchOfTheLearnedPoliciesAndNoOther()
    {
        var eligible = scored.Json.GetProperty("policies").EnumerateArray().ToDictionary(
            p => p.GetProperty("policy").GetString()!, p => p.GetProperty("eligible").GetInt64(), StringComparer.Ordinal);
        var counts = Rows("scored", "SELECT policy_id, COUNT(*) FROM v_decision_score GROUP BY policy_id");

        Assert.That(counts.Keys, Is.EquivalentTo(new[]
        {
            "sh-elderly-comprehensive-allowance", Living, "sh-severe-disability-nursing-allowance",
            "small-low-profit-enterprise-income-tax", "unemployment-insurance-job-stabilisation-refund",
        }));
        Assert.That(counts, Is.EqualTo(counts.Keys.ToDictionary(k => k, k => eligible[k])));
        Assert.That(Rows("plain", "SELECT policy_id, COUNT(*) FROM v_decision_score GROUP BY policy_id"), Is.Empty);
    }

    [Test]
    public void Run_DoubtedNewRight_GoesToReviewInsteadOfFastTrack()
    {
        const string Reviews = "SELECT COALESCE(reason_code, '-'), COUNT(*) FROM v_entitlement WHERE state = 'InReview' GROUP BY 1";
        var with = Rows("scored", Reviews);
        var without = Rows("plain", Reviews);

        Assert.That(with.GetValueOrDefault("SCORE-DOUBT"), Is.GreaterThan(0));
        Assert.That(without.ContainsKey("SCORE-DOUBT"), Is.False);

        // What was in review for another reason stays there for that reason.
        with.Remove("SCORE-DOUBT");
        Assert.That(with, Is.EqualTo(without));
    }

    private Dictionary<string, long> Rows(string data, string sql)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(place[data], "matching.db")};Mode=ReadOnly");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new Dictionary<string, long>(StringComparer.Ordinal);
        while (reader.Read())
        {
            rows[reader.GetString(0)] = reader.GetInt64(1);
        }

        return rows;
    }
}
