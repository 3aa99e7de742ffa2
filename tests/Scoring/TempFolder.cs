namespace Matching.Scoring.Tests;

/// <summary>A folder of its own for one test, removed afterwards.</summary>
internal sealed class TempFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("matching-scoring-");

    /// <summary>A path below the folder.</summary>
    public string this[string name] => Path.Combine(folder.FullName, name);

    /// <inheritdoc/>
    public void Dispose() => folder.Delete(recursive: true);
}
