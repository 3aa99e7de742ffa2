using System.Globalization;
using Matching.Synthetic.Faults;
using Matching.Synthetic.Feeds;

namespace Matching.Synthetic.Tests;

/// <summary>One population of 10,000 subjects: what was damaged, and what the truth says of it.</summary>
public sealed class FaultTests
{
    private Generated population = null!;

    [OneTimeSetUp]
    public void Generate() => population = Generated.Make("faults", 10_000, 20251128);

    [TestCase(FaultKind.Missing, 1946, 5284)]
    [TestCase(FaultKind.Stale, 1234, 3496)]
    [TestCase(FaultKind.Duplicate, 324, 883)]
    [TestCase(FaultKind.WrongCheckDigit, 207, 538)]
    [TestCase(FaultKind.Contradiction, 119, 343)]
    [TestCase(FaultKind.Malformed, 52, 166)]
    [TestCase(FaultKind.ForeignCode, 23, 99)]
    [TestCase(FaultKind.Future, 59, 155)]
    [TestCase(FaultKind.ForeignHolder, 84, 84)]
    public void Generate_FixedSeed_PutsThisManyFaults(FaultKind kind, int expectedOfFirst, int expected)
    {
        Assert.That(population.Report.Feeds.Take(Generated.FirstFeeds).Sum(f => f.Faults.GetValueOrDefault(kind)), Is.EqualTo(expectedOfFirst));
        Assert.That(population.Report.Feeds.Sum(f => f.Faults.GetValueOrDefault(kind)), Is.EqualTo(expected));
        Assert.That(population.Faults().Count(f => f.Kind == FaultNames.Of(kind)), Is.EqualTo(expected));
    }

    [Test]
    public void Generate_FixedSeed_WritesThisManyRows()
    {
        Assert.That(population.Report.Feeds.Take(Generated.FirstFeeds).Sum(f => f.Rows), Is.EqualTo(65_393));
        Assert.That(population.Report.Feeds.Sum(f => f.Rows), Is.EqualTo(177_420));
    }

    [Test]
    public void Truth_FaultsOfARow_AreAtMostOneBesidesTheHolder()
    {
        var rows = population.Faults().Where(f => f.Kind != "foreign-holder").Select(f => (f.Key, f.Source));

        Assert.That(rows, Is.Unique);
    }

    [Test]
    public void MissingFaults_Cells_AreEmpty()
    {
        Assert.That(Damaged("missing").Select(d => d.Rows.Single().ContainsKey(d.Column)), Has.All.False);
    }

    [Test]
    public void StaleFaults_Dates_LieMoreThanAnyMaximumAgeBack()
    {
        Assert.That(Damaged("stale").Select(d => DateOf(d.Rows.Single())), Is.Not.Empty.And.All.InRange(Generated.AsOf.AddDays(-1600), Generated.AsOf.AddDays(-800)));
    }

    [Test]
    public void FutureFaults_Dates_LieAfterTheFile()
    {
        Assert.That(Damaged("future").Select(d => DateOf(d.Rows.Single())), Is.Not.Empty.And.All.GreaterThan(Generated.AsOf));
    }

    [Test]
    public void DuplicateFaults_Rows_ComeTwiceTheSame()
    {
        Assert.That(Damaged("duplicate").Select(d => d.Rows.Length == 2 && d.Rows[0].ToHashSet().SetEquals(d.Rows[1])), Is.Not.Empty.And.All.True);
    }

    [Test]
    public void ContradictionFaults_Rows_DifferInTheNamedColumnOnly()
    {
        Assert.That(Damaged("contradiction").Select(d => string.Join(',', d.Rows[0].Except(d.Rows[1]).Select(p => p.Key)) == d.Column), Is.Not.Empty.And.All.True);
    }

    [Test]
    public void MalformedFaults_Cells_AreNoNumberAndNoDate()
    {
        var cells = Damaged("malformed").Select(d => d.Rows.Single()[d.Column]).ToArray();

        Assert.That(cells, Is.Not.Empty);
        Assert.That(cells.Where(c => decimal.TryParse(c, NumberStyles.Number, CultureInfo.InvariantCulture, out _) && c != "20251301"), Is.Empty);
        Assert.That(cells.Where(c => DateOnly.TryParseExact(c, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)), Is.Empty);
    }

    [Test]
    public void ForeignCodeFaults_Cells_AreOutsideTheSet()
    {
        var inside = Damaged("foreign-code").Where(d => FeedCatalogue.Of(d.Source).Columns.Single(c => c.Name == d.Column).Codes.Contains(d.Rows.Single()[d.Column]));

        Assert.That(Damaged("foreign-code"), Is.Not.Empty);
        Assert.That(inside, Is.Empty);
    }

    [Test]
    public void ForeignHolderFaults_Names_DifferFromTheRegister()
    {
        var names = population.Rows("public-security-citizen").Where(r => r.ContainsKey("姓名")).DistinctBy(r => r["公民身份号码"]).ToDictionary(r => r["公民身份号码"], r => r["姓名"]);
        var foreign = population.Faults().Where(f => f is { Kind: "foreign-holder", Source: "account-citizen" }).Select(f => f.Key).ToHashSet();

        var differing = population.Rows("account-citizen").Where(r => r.ContainsKey("户名") && names.TryGetValue(r["公民身份号码"], out var name) && name != r["户名"]);

        Assert.That(foreign, Is.Not.Empty);
        Assert.That(differing.Select(r => r["公民身份号码"]), Is.SubsetOf(foreign));
    }

    private IEnumerable<(string Source, string Column, Dictionary<string, string>[] Rows)> Damaged(string kind)
    {
        var byFeed = new Dictionary<string, ILookup<string, Dictionary<string, string>>>();
        foreach (var fault in population.Faults().Where(f => f.Kind == kind))
        {
            if (!byFeed.TryGetValue(fault.Source, out var rows))
            {
                var key = FeedCatalogue.Of(fault.Source).Columns[0].Name;
                rows = byFeed[fault.Source] = population.Rows(fault.Source).ToLookup(r => r[key]);
            }

            yield return (fault.Source, fault.Column, [.. rows[fault.Key]]);
        }
    }

    private static DateOnly DateOf(Dictionary<string, string> row) => DateOnly.ParseExact(row["数据日期"], "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
