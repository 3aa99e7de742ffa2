namespace Matching.Catalog.Tests;

/// <summary>Finds the catalogue of this repository from the folder in which the tests run.</summary>
internal static class CatalogueRoot
{
    /// <summary>Path of <c>rules-catalog</c>.</summary>
    public static string Path { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) => folder switch
    {
        null => throw new DirectoryNotFoundException("no folder above the tests holds rules-catalog"),
        _ when Directory.Exists(System.IO.Path.Combine(folder.FullName, "rules-catalog")) => System.IO.Path.Combine(folder.FullName, "rules-catalog"),
        _ => Find(folder.Parent),
    };
}
