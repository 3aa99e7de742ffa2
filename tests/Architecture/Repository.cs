namespace Matching.Architecture.Tests;

/// <summary>The sources as they lie on disk.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot(new DirectoryInfo(TestContext.CurrentContext.TestDirectory));

    /// <summary>Project files below <c>src</c>, <c>tests</c> and <c>benchmarks</c>, relative to the root.</summary>
    public static IReadOnlyList<string> Projects { get; } =
        [.. new[] { "src", "tests", "benchmarks" }.SelectMany(folder => Below(folder, "*.csproj"))];

    /// <summary>Every C# file below <c>src</c>.</summary>
    public static IReadOnlyList<SourceFile> Sources { get; } =
        [.. Below("src", "*.cs").Select(path => SourceFile.Parse(path, File.ReadAllText(Path.Combine(Root, path))))];

    private static IEnumerable<string> Below(string folder, string pattern)
    {
        var path = Path.Combine(Root, folder);
        return !Directory.Exists(path) ? [] : Directory.EnumerateFiles(path, pattern, SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
    }

    private static string FindRoot(DirectoryInfo? folder)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Matching.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Matching.sln is not above the test folder");
    }
}
