using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Matching.Simulation.Kill;

/// <summary>Rounds on SQLite: everything is in the data folder.</summary>
internal sealed class FolderArena : IArena
{
    private readonly string root = Directory.CreateTempSubdirectory("matching-kill-").FullName;

    /// <inheritdoc/>
    public string Base => Path.Combine(root, "base");

    /// <inheritdoc/>
    public string Copy(string name)
    {
        var target = Path.Combine(root, name);
        CopyFolder(Base, target);
        return target;
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Settings(string folder) => new Dictionary<string, string>();

    /// <inheritdoc/>
    public DbConnection Open(string folder)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "matching.db")};Mode=ReadWrite;Pooling=False");
        connection.Open();
        return connection;
    }

    /// <inheritdoc/>
    public void Drop(string folder) => Directory.Delete(folder, recursive: true);

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(root, recursive: true);

    /// <summary>Copies the data, source files excepted: they were imported.</summary>
    internal static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        foreach (var folder in Directory.EnumerateDirectories(from).Where(f => Path.GetFileName(f) != "sources"))
        {
            CopyFolder(folder, Path.Combine(to, Path.GetFileName(folder)));
        }
    }
}
