namespace Matching.Synthetic.Tests;

/// <summary>Places on disk that tests use.</summary>
internal static class Folders
{
    /// <summary>The repository's root: the folder above the tests that holds the solution.</summary>
    public static string Root { get; } = FindRoot(new DirectoryInfo(TestContext.CurrentContext.TestDirectory));

    /// <summary>A folder of this test, which does not exist yet.</summary>
    public static string Fresh(string name)
    {
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, "synthetic", TestContext.CurrentContext.Test.ID, name);
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }

        return path;
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
