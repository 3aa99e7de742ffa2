using System.Text;

namespace Matching.Rules.Tests.Golden;

/// <summary>Every diagnostic of strict mode, word for word. A change is approved by running with MATCHING_APPROVE naming the folder of the sources.</summary>
public sealed class GoldenTests
{
    private static readonly string Folder = Path.Combine(TestContext.CurrentContext.TestDirectory, "Golden");

    private static IEnumerable<string> Files => Directory.GetFiles(Folder, "*.golden").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal);

    private static IEnumerable<TestCaseData> Texts => Files.SelectMany(f => GoldenText.Read(Path.Combine(Folder, f))
        .Select(t => new TestCaseData(t.Title, t.Input, t.Approved) { TestName = $"Compile_ApprovedText_{f}: {t.Title}" }));

    [TestCaseSource(nameof(Texts))]
    public void Compile_ApprovedText_IsToldWordForWord(string title, string input, string approved) =>
        Assert.That(new GoldenText(title, input, approved).Render(), Is.EqualTo(approved));

    [Test]
    public void Codes_AllThatExist_OccurInAnApprovedText()
    {
        var shown = Files.SelectMany(f => GoldenText.Read(Path.Combine(Folder, f))).SelectMany(t => t.Codes()).ToHashSet(StringComparer.Ordinal);

        Assert.That(EveryMessage.All().Select(d => d.Code).Distinct().Where(c => !shown.Contains(c)), Is.Empty);
    }

    [Test]
    public void Messages_AllThatExist_SayWhatWhyAndWhatToDoInBothLanguages() =>
        Assert.That(
            EveryMessage.All().Where(d => new[] { d.What, d.Why, d.Mend }.Any(t => !IsChinese(t.Zh) || t.En.Length < 4 || IsChinese(t.En.Replace("标签", "", StringComparison.Ordinal).Replace("值", "", StringComparison.Ordinal).Replace("基准日", "", StringComparison.Ordinal)))).Select(d => $"{d.Code} {d.What.En}"),
            Is.Empty);

    [Test]
    public void Messages_AllThatExist_AreMoreThanForty() => Assert.That(EveryMessage.All().Count(), Is.GreaterThan(40));

    /// <summary>With MATCHING_APPROVE the files are written anew there first.</summary>
    [TestCaseSource(nameof(Files))]
    public void File_WrittenAnew_IsAsApproved(string file)
    {
        var folder = Environment.GetEnvironmentVariable("MATCHING_APPROVE");
        var path = Path.Combine(folder ?? Folder, file);
        var text = new StringBuilder(File.ReadAllText(path).ReplaceLineEndings("\n").Split("\n## ")[0].TrimEnd('\n') + "\n");
        foreach (var golden in GoldenText.Read(path))
        {
            text.Append($"\n## {golden.Title}\n{golden.Input}\n{golden.Render()}\n");
        }

        if (folder is not null)
        {
            File.WriteAllText(path, text.ToString());
        }

        Assert.That(text.ToString(), Is.EqualTo(File.ReadAllText(path).ReplaceLineEndings("\n")));
    }

    private static bool IsChinese(string text) => text.Any(c => c is >= '\u4e00' and <= '\u9fff');
}
