using Matching.Synthetic.Feeds;

namespace Matching.Synthetic.Tests;

/// <summary>Audited outcomes of earlier months.</summary>
public sealed class HistoryTests
{
    /// <summary>Digest of the audited outcomes of 300 subjects, seed 42, as of 2025-11-28, six months; any machine must give it.</summary>
    private const string Golden = "572eec30dd5f8eeb4dfbed270dc7fd93b125af314da7a3047fd611a5386eeff4";

    private static readonly string[] Months = ["2025-05", "2025-06", "2025-07", "2025-08", "2025-09", "2025-10"];

    [Test]
    public void Generate_WithHistory_LeavesEveryOtherFileAsItIs()
    {
        var plain = Generated.Make("plain", 300, 42);
        var report = WithHistory(300, 42, 6, "with");

        Assert.That(report.Feeds.Select(f => f.Sha256), Is.EqualTo(plain.Report.Feeds.Select(f => f.Sha256)));
        Assert.That(File.ReadAllBytes(report.TruthFile), Is.EqualTo(File.ReadAllBytes(plain.Report.TruthFile)));
        Assert.That(plain.Report.History, Is.Null);
        Assert.That(Directory.Exists(Path.Combine(plain.Folder, "history")), Is.False);
    }

    [Test]
    public void Generate_WithHistory_KeepsItOutOfTheFolderThatIsImported()
    {
        var report = WithHistory(300, 42, 6, "with");
        var folder = Path.GetDirectoryName(Path.GetDirectoryName(report.History!.Path))!;

        Assert.That(Path.GetRelativePath(folder, report.History.Path), Is.EqualTo(Path.Combine("history", "audited-outcomes.csv")));
        Assert.That(Directory.GetFiles(folder, "*.csv").Concat(Directory.GetFiles(folder, "*.jsonl")), Has.Exactly(FeedCatalogue.All.Length).Items);
    }

    [Test]
    public void Generate_SameSeed_SameHistory()
    {
        Assert.That(WithHistory(300, 42, 6, "one").History!.Sha256, Is.EqualTo(Golden));
        Assert.That(WithHistory(300, 42, 6, "two").History!.Sha256, Is.EqualTo(Golden));
    }

    [Test]
    public void History_Rows_FitTheHeadingAndLieInTheMonthsBefore()
    {
        var rows = Rows(WithHistory(3000, 7, 6, "rows"));

        Assert.That(rows.Select(r => r.Length), Has.All.EqualTo(16));
        Assert.That(rows.Select(r => r[0]).Distinct().Order(StringComparer.Ordinal), Is.EqualTo(Months));
        Assert.That(rows.Select(r => r[^1]).Distinct(), Is.EquivalentTo(new[] { "true", "false" }));
    }

    [Test]
    public void History_Subjects_AreAuditedOnceForAPolicy()
    {
        Assert.That(Rows(WithHistory(3000, 7, 6, "rows")).Select(r => (r[1], r[2])), Is.Unique);
    }

    [Test]
    public void History_Report_CountsTheFile()
    {
        var report = WithHistory(3000, 7, 6, "rows");
        var rows = Rows(report);

        Assert.That((report.History!.Rows, report.History.Upheld), Is.EqualTo((rows.Length, rows.Count(r => r[^1] == "true"))));
    }

    private static string[][] Rows(GenerationReport report) =>
        [.. File.ReadLines(report.History!.Path).Skip(1).Select(line => line.Split(','))];

    private static GenerationReport WithHistory(int subjects, long seed, int months, string name) =>
        new PopulationGenerator().Generate(new GenerationRequest(subjects, seed, Generated.AsOf, Folders.Fresh(name), months));
}
