using Matching.Engine.Tags;

namespace Matching.Benchmarks;

/// <summary>The catalogue of this repository.</summary>
internal static class CatalogueFolder
{
    private const string Name = "rules-catalog";

    /// <summary>Path of the folder, found from the working directory or the program upwards.</summary>
    /// <exception cref="DirectoryNotFoundException">There is none.</exception>
    public static string Path { get; } = new[] { Environment.CurrentDirectory, AppContext.BaseDirectory }
        .SelectMany(Upwards).Select(d => System.IO.Path.Combine(d, Name)).FirstOrDefault(Directory.Exists)
        ?? throw new DirectoryNotFoundException($"there is no folder {Name} in or above {Environment.CurrentDirectory} or the program; run this in a clone of the repository");

    /// <summary>The tag dictionary.</summary>
    /// <exception cref="InvalidDataException">It has errors; <c>matching rules lint</c> names them.</exception>
    public static TagDictionary Tags() => TagDictionaryReader.Read(Path).Dictionary ?? throw Faulty();

    /// <summary>What is thrown when the catalogue has errors.</summary>
    public static InvalidDataException Faulty() => new($"the catalogue in {Path} has errors; run: matching rules lint");

    private static IEnumerable<string> Upwards(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            yield return folder.FullName;
        }
    }
}
