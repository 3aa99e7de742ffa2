using System.Collections.Immutable;
using System.CommandLine;
using Matching.Api.Commands;
using Matching.Api.Composition;
using Matching.Api.Terminal;
using Matching.Engine.Decisions;
using Matching.Engine.Runs;
using Matching.Scoring.Features;
using Matching.Scoring.Histories;

namespace Matching.Api.Tests;

/// <summary>
/// What a model learns from and what it meets at night have one shape: the generator's history of a population beside the
/// numbers computed from the same population's snapshot.
/// </summary>
public sealed class StatedNumbersParityTests
{
    private static readonly DateOnly Night = new(2025, 11, 28);

    /// <summary>Stated in every history, and never at night: an import keeps no count of contradicted facts.</summary>
    private const string Contradictions = "contradictions";

    private Workplace place = null!;
    private Workspace workspace = null!;
    private AuditHistory history = null!;
    private Dictionary<(string Policy, string Subject), ImmutableArray<decimal?>> tonight = null!;

    [OneTimeSetUp]
    public void Generate()
    {
        place = new Workplace();
        Cli.Run("generate", "--subjects", "4000", "--seed", "5", "--history", "6", "--as-of", "2025-11-28", "--out", place["sources"]);
        Assert.That(Cli.Run("import", place["sources"], "--as-of", "2025-11-28", "--data", place["data"]).Code, Is.EqualTo(0));
        workspace = Workspace.Open(new CommandInvocation(
            new CommandConsole(TextWriter.Null, TextWriter.Null, interactive: false), TimeProvider.System, new RootCommand().Parse(""), "en", false, Cli.Catalog, place["data"]));
        history = AuditHistoryReader.Read(Path.Combine(place["sources"], "history", "audited-outcomes.csv"));
        tonight = Tonight();
    }

    [OneTimeTearDown]
    public void Clean()
    {
        workspace.Dispose();
        place.Dispose();
    }

    [Test]
    public void Shape_OfEveryAuditedPolicy_IsThatOfItsHistory()
    {
        foreach (var policy in history.Outcomes.Select(o => o.Policy).Distinct())
        {
            var learned = Stated(history.Outcomes.Where(o => o.Policy == policy).Select(o => o.Features));
            var met = Stated(tonight.Where(t => t.Key.Policy == policy).Select(t => t.Value));

            Assert.That(met, Is.EquivalentTo(learned.Where(n => n != Contradictions)), policy);
        }
    }

    // Facts that the history takes as they stand, so that they are the same tonight for the same subject unless a row was
    // spoilt on its way; age may have grown by one since.
    [TestCase("sh-minimum-living-allowance", "members", 0)]
    [TestCase("unemployment-insurance-job-stabilisation-refund", "heads", 0)]
    [TestCase("small-low-profit-enterprise-income-tax", "heads", 0)]
    [TestCase("sh-elderly-comprehensive-allowance", "age", 1)]
    [TestCase("sh-severe-disability-nursing-allowance", "age", 1)]
    public void Number_OfTheSameSubject_IsWhatTheHistoryStates(string policy, string number, int grown)
    {
        var place = history.Features.IndexOf(number);
        var pairs = history.Outcomes.Where(o => o.Policy == policy && o.Features[place] is not null)
            .Select(o => (Then: o.Features[place]!.Value, Now: tonight.GetValueOrDefault((policy, o.Subject), [.. history.Features.Select(_ => (decimal?)null)])[place]))
            .Where(p => p.Now is not null).ToArray();
        var same = pairs.Count(p => p.Now - p.Then is >= 0 and var more && more <= grown);

        Assert.That(pairs, Has.Length.GreaterThan(2));
        Assert.That(same, Is.GreaterThanOrEqualTo(pairs.Length * 98 / 100));
    }

    [Test]
    public void FactAge_Tonight_LiesWhereTheHistoryHasIt()
    {
        var place = history.Features.IndexOf("factAgeDays");
        foreach (var policy in history.Outcomes.Select(o => o.Policy).Distinct())
        {
            var oldestLearned = history.Outcomes.Where(o => o.Policy == policy).Max(o => o.Features[place]);
            var met = tonight.Where(t => t.Key.Policy == policy).Select(t => t.Value[place]).Where(n => n is not null).Select(n => n!.Value).ToArray();

            TestContext.Out.WriteLine($"{policy}: learned 0…{oldestLearned}, met {met.Min()}…{met.Max()}, {met.Length} matches");
            Assert.That(met, Has.All.InRange(0m, 430m), policy);
        }
    }

    private HashSet<string> Stated(IEnumerable<ImmutableArray<decimal?>> matches)
    {
        var stated = new HashSet<string>(StringComparer.Ordinal);
        foreach (var match in matches)
        {
            stated.UnionWith(history.Features.Where((_, i) => match[i] is not null));
        }

        return stated;
    }

    /// <summary>The numbers of every eligible match of the audited policies tonight, by the subject's identifier in the history.</summary>
    private Dictionary<(string, string), ImmutableArray<decimal?>> Tonight()
    {
        var snapshot = workspace.Snapshots.Load(workspace.Snapshots.Find(Night));
        var numbers = new Dictionary<(string, string), ImmutableArray<decimal?>>();
        foreach (var outcomes in history.Outcomes.GroupBy(o => o.Policy))
        {
            var policy = workspace.Loaded.Catalogue.Find(outcomes.Key)!;
            var pack = policy.VersionOn(Night)!;
            var kind = Units.KindOf(policy);
            var names = outcomes.Select(o => o.Subject).Distinct().ToDictionary(s => workspace.SubjectKeys.Of(kind, s), s => s);
            var stated = new StatedNumbers(new PackPlan(policy, pack, workspace.Loaded.Tags), snapshot, Night, history.Features);
            var decisions = new PackEvaluator(workspace.Loaded.Tags).Evaluate(PartitionWork.OfAll(policy, pack, snapshot, Night)).Found;
            foreach (var match in decisions.Where(d => d.Outcome == Outcome.Eligible))
            {
                numbers[(policy.Id, names.GetValueOrDefault(match.Subject, match.Subject))] = stated.Of(match).Features;
            }
        }

        return numbers;
    }
}
