using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Matching.Synthetic.Tests;

public sealed class PopulationGeneratorTests
{
    /// <summary>Digest over all files of 300 subjects, seed 42, as of 2025-11-28, taken once on Linux x64; any machine must give it.</summary>
    private const string Golden = "7f5990cf044dd9e2642fe0d5f74856f886a5fd22ca808c345a2c5fea136646fe";

    /// <summary>Digest over the files of the first feeds, taken before others were added.</summary>
    private const string GoldenOfFirst = "9362a5e0cdb36f53938f265422449c5da0e481632651e500ff8745c05af1e321";

    [TestCase("zh-CN")]
    [TestCase("de-DE")]
    [TestCase("ar-SA")]
    [TestCase("th-TH")]
    public void Generate_AnyCulture_SameBytes(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            Assert.That(DigestOf(Generated.Make("any", 300, 42)), Is.EqualTo(Golden));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void Generate_SameSeedInAnotherFolder_SameBytes()
    {
        Assert.That(DigestOf(Generated.Make("somewhere else, 另一处", 300, 42)), Is.EqualTo(Golden));
    }

    [Test]
    public void Generate_FurtherFeeds_LeaveTheBytesOfTheFirst()
    {
        var generated = Generated.Make("first", 300, 42);
        var text = string.Concat(generated.Report.Feeds.Take(Generated.FirstFeeds).Select(f => $"{f.Source} {f.Sha256}\n"));

        Assert.That(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), Is.EqualTo(GoldenOfFirst));
    }

    [Test]
    public void Generate_OtherSeed_EveryFileDiffers()
    {
        var one = Generated.Make("one", 300, 42).Report.Feeds.Where(f => f.Rows > 0).Select(f => f.Sha256).ToArray();
        var two = Generated.Make("two", 300, 43).Report.Feeds.Select(f => f.Sha256);

        Assert.That(one, Has.Length.GreaterThanOrEqualTo(40));
        Assert.That(one.Intersect(two), Is.Empty);
    }

    [Test]
    public void Generate_OtherDate_OtherBytes()
    {
        Assert.That(DigestOf(Generated.Make("other", 300, 42, new DateOnly(2025, 11, 29))), Is.Not.EqualTo(Golden));
    }

    [Test]
    public void Generate_MoreSubjects_LeavesTheFirstOnesAsTheyWere()
    {
        var few = File.ReadAllLines(Path.Combine(Generated.Make("few", 100, 7).Folder, "truth", "truth.jsonl"));
        var many = File.ReadAllLines(Path.Combine(Generated.Make("many", 200, 7).Folder, "truth", "truth.jsonl"));

        Assert.That(many.Take(few.Length), Is.EqualTo(few));
        Assert.That(many, Has.Length.GreaterThan(few.Length));
    }

    [Test]
    public void Generate_TenSubjects_SevenAreCitizensAndThreeEnterprises()
    {
        var report = Generated.Make("ten", 10, 1).Report;

        Assert.That((report.Citizens, report.Enterprises), Is.EqualTo((7, 3)));
    }

    [Test]
    public void Generate_Done_LeavesOnlyDataManifestsAndTruth()
    {
        var generated = Generated.Make("done", 50, 1);

        var entries = Directory.GetFileSystemEntries(generated.Folder).Select(p => Path.GetFileName(p)).Order(StringComparer.Ordinal);
        var expected = generated.Report.Feeds.SelectMany(f => new[] { Path.GetFileName(f.Path), Path.GetFileName(f.Path) + ".manifest.json" })
            .Append("truth").Order(StringComparer.Ordinal);
        Assert.That(entries, Is.EqualTo(expected));
        Assert.That(generated.Report.Feeds, Has.Length.EqualTo(42));
    }

    [Test]
    public void Generate_Cancelled_LeavesNothingBehind()
    {
        var folder = Folders.Fresh("stopped");
        using var source = new CancellationTokenSource();
        var progress = new Stop(source, 2000);

        Assert.Throws<OperationCanceledException>(
            () => new PopulationGenerator().Generate(new GenerationRequest(100_000, 1, Generated.AsOf, folder), progress, source.Token));

        Assert.That(Directory.GetFileSystemEntries(folder), Is.Empty);
        Assert.That(progress.Last, Is.EqualTo(2000));
    }

    [Test]
    public void Generate_WithProgress_EndsAtTheTotal()
    {
        using var source = new CancellationTokenSource();
        var progress = new Stop(source, int.MaxValue);

        new PopulationGenerator().Generate(new GenerationRequest(1500, 1, Generated.AsOf, Folders.Fresh("told")), progress, source.Token);

        Assert.That(progress.Last, Is.EqualTo(1500));
    }

    private static string DigestOf(Generated generated)
    {
        var text = new StringBuilder();
        foreach (var path in Directory.GetFiles(generated.Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            text.Append(Path.GetFileName(path)).Append(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private sealed class Stop(CancellationTokenSource source, int at) : IProgress<GenerationProgress>
    {
        public int Last { get; private set; }

        public void Report(GenerationProgress value)
        {
            Last = value.Done;
            if (value.Done >= at)
            {
                source.Cancel();
            }
        }
    }
}
