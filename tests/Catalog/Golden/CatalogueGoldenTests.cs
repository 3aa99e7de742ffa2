using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Matching.Engine.Tags;
using Matching.Rules;
using Matching.Rules.Diagnostics;

namespace Matching.Catalog.Tests.Golden;

/// <summary>Every finding about a catalogue, word for word. A change is approved by running with MATCHING_APPROVE naming the folder of the sources.</summary>
[TestFixture]
public sealed class CatalogueGoldenTests
{
    private const string Name = "catalogue.golden";

    private static readonly string Folder = Path.Combine(TestContext.CurrentContext.TestDirectory, "Golden");

    private static IEnumerable<TestCaseData> Texts => CatalogueGoldenText.Read(Path.Combine(Folder, Name))
        .Select(t => new TestCaseData(t.Title, t.Input, t.Approved) { TestName = $"Read_ApprovedMistake_{t.Title}" });

    [TestCaseSource(nameof(Texts))]
    public void Read_ApprovedMistake_IsToldWordForWord(string title, string input, string approved) =>
        Assert.That(new CatalogueGoldenText(title, input, approved).Render(), Is.EqualTo(approved));

    [TestCaseSource(nameof(Texts))]
    public void Read_MistakeThatIsAnError_LoadsNothing(string title, string input, string approved)
    {
        var (found, isLoaded) = new CatalogueGoldenText(title, input, approved).Find();

        Assert.That(isLoaded, Is.EqualTo(found.All(f => f.Finding.Severity != Severity.Error)));
    }

    [TestCaseSource(nameof(Texts))]
    public void Read_Mistake_HasALineAndAColumn(string title, string input, string approved)
    {
        var (found, _) = new CatalogueGoldenText(title, input, approved).Find();

        Assert.That(found, Is.Not.Empty);
        Assert.That(found.Select(f => f.Finding.Place), Is.All.Matches<FilePlace?>(p => p is { Line: >= 1, Column: >= 1 }));
    }

    [Test]
    public void Codes_AllThatExist_OccurInAnApprovedText()
    {
        var shown = CatalogueGoldenText.Read(Path.Combine(Folder, Name)).SelectMany(t => t.Find().Found).Select(f => f.Finding.Code).ToHashSet(StringComparer.Ordinal);

        Assert.That(EveryFinding().Select(d => d.Code).Distinct().Where(c => !shown.Contains(c)).Order(StringComparer.Ordinal), Is.Empty);
        Assert.That(EveryFinding().Count(), Is.GreaterThan(50));
    }

    /// <summary>With MATCHING_APPROVE the file is written anew there first.</summary>
    [Test]
    public void File_WrittenAnew_IsAsApproved()
    {
        var folder = Environment.GetEnvironmentVariable("MATCHING_APPROVE");
        var path = Path.Combine(folder ?? Folder, Name);
        var text = new StringBuilder(File.ReadAllText(path).ReplaceLineEndings("\n").Split("\n## ")[0].TrimEnd('\n') + "\n");
        foreach (var golden in CatalogueGoldenText.Read(path))
        {
            text.Append($"\n## {golden.Title}\n{golden.Input}\n{golden.Render()}\n");
        }

        if (folder is not null)
        {
            File.WriteAllText(path, text.ToString());
        }

        Assert.That(text.ToString(), Is.EqualTo(File.ReadAllText(path).ReplaceLineEndings("\n")));
    }

    /// <summary>One finding of every kind, with arguments of no meaning.</summary>
    private static IEnumerable<Diagnostic> EveryFinding() => new[] { typeof(Diagnostic).Assembly, typeof(CatalogueLint).Assembly }
        .SelectMany(a => a.GetTypes()).Where(t => t is { IsAbstract: true, IsSealed: true } && t.Name.EndsWith("Findings", StringComparison.Ordinal) && !t.Namespace!.Contains(".Dmn", StringComparison.Ordinal))
        .SelectMany(t => t.GetMethods(BindingFlags.Static | BindingFlags.Public)).Where(m => m.ReturnType == typeof(Diagnostic))
        .Select(m => (Diagnostic)m.Invoke(null, [.. m.GetParameters().Select(Argument)])!)
        .Where(d => d.Code.StartsWith("PACK", StringComparison.Ordinal) || d.Code.StartsWith("TAG", StringComparison.Ordinal));

    private static object? Argument(ParameterInfo parameter) => parameter.ParameterType switch
    {
        var t when t == typeof(FilePlace) => new FilePlace("x.yaml", 1, 1),
        var t when t == typeof(string) => "x",
        var t when t == typeof(int) => 7,
        var t when t == typeof(long) => 7L,
        var t when t == typeof(bool) => false,
        var t when t == typeof(DateOnly) => new DateOnly(2025, 1, 1),
        var t when t == typeof(Severity) => Severity.Notice,
        var t when t == typeof(LocalizedText) => new LocalizedText("某物", "some thing"),
        var t when t == typeof(ImmutableArray<string>) => ImmutableArray.Create("x"),
        var t when t.IsAssignableFrom(typeof(string[])) => new[] { "x" },
        var t when t.IsValueType => Activator.CreateInstance(t),
        _ => null,
    };
}
