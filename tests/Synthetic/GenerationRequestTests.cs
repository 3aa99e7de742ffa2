namespace Matching.Synthetic.Tests;

public sealed class GenerationRequestTests
{
    private static readonly DateOnly AsOf = new(2025, 11, 28);

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(10_000_001)]
    public void Generate_SubjectsOutOfRange_RefusesNamingOptionValueAndRange(int subjects)
    {
        var refusal = Refused(new GenerationRequest(subjects, 1, AsOf, Folders.Fresh("out")));

        Assert.That(refusal.Code, Is.EqualTo("GEN001"));
        Assert.That(refusal.Message, Does.Contain($"--subjects {subjects}").And.Contain("between 1 and 10000000").And.Contain("give a number"));
    }

    [TestCase(1999)]
    [TestCase(2101)]
    public void Generate_DateOutOfRange_RefusesNamingTheDate(int year)
    {
        var refusal = Refused(new GenerationRequest(10, 1, new DateOnly(year, 3, 4), Folders.Fresh("out")));

        Assert.That(refusal.Code, Is.EqualTo("GEN002"));
        Assert.That(refusal.Message, Does.Contain($"--as-of {year}-03-04"));
    }

    [TestCase(61)]
    [TestCase(-1)]
    public void Generate_HistoryOutOfRange_RefusesAndSaysWhatToDo(int months)
    {
        var refusal = Refused(new GenerationRequest(10, 1, AsOf, Folders.Fresh("out"), months));

        Assert.That(refusal.Code, Is.EqualTo("GEN003"));
        Assert.That(refusal.Message, Does.Contain($"--history {months}").And.Contain("leave --history out"));
    }

    [Test]
    public void Generate_BlankFolder_Refuses()
    {
        Assert.That(Refused(new GenerationRequest(10, 1, AsOf, " ")).Code, Is.EqualTo("GEN004"));
    }

    [Test]
    public void Generate_FolderNotEmpty_RefusesAndLeavesItAsItWas()
    {
        var folder = Folders.Fresh("out");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "mine.txt"), "mine");

        var refusal = Refused(new GenerationRequest(10, 1, AsOf, folder));

        Assert.That(refusal.Code, Is.EqualTo("GEN005"));
        Assert.That(refusal.Message, Does.Contain(folder));
        Assert.That(Directory.GetFileSystemEntries(folder), Is.EqualTo(new[] { Path.Combine(folder, "mine.txt") }));
    }

    [Test]
    public void Generate_FolderIsAFile_Refuses()
    {
        var path = Folders.Fresh("out");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "a file");

        Assert.That(Refused(new GenerationRequest(10, 1, AsOf, path)).Code, Is.EqualTo("GEN005"));
        File.Delete(path);
    }

    [Test]
    public void Generate_Refused_CreatesNoFolder()
    {
        var folder = Folders.Fresh("out");

        Refused(new GenerationRequest(0, 1, AsOf, folder));

        Assert.That(Directory.Exists(folder), Is.False);
    }

    private static GenerationException Refused(GenerationRequest request) =>
        Assert.Throws<GenerationException>(() => new PopulationGenerator().Generate(request))!;
}
