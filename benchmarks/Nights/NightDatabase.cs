using Dapper;
using Matching.Storage;
using Matching.Storage.Migrations;

namespace Matching.Benchmarks.Nights;

/// <summary>An empty, migrated SQLite database in a folder that is deleted at the end.</summary>
internal sealed class NightDatabase : IDisposable
{
    /// <summary>Makes the database.</summary>
    public NightDatabase()
        : this(null)
    {
    }

    private NightDatabase(string? original)
    {
        Folder = Directory.CreateTempSubdirectory("matching-bench-").FullName;
        if (original is not null)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            File.Copy(original, Path.Combine(Folder, "matching.db"));
        }

        Database = Database.InFile(Path.Combine(Folder, "matching.db"));
        new DatabaseMigrator(Database).Migrate();
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>The database.</summary>
    public Database Database { get; }

    /// <summary>The same in a folder of its own.</summary>
    public NightDatabase Copy() => new(Path.Combine(Folder, "matching.db"));

    /// <summary>Stored decisions that are eligible or undetermined, by policy.</summary>
    public IReadOnlyDictionary<string, long> Found() => Database.Read(c => c
        .Query<(string Policy, long Count)>("SELECT policy_id, count(*) FROM decision GROUP BY policy_id").ToDictionary(r => r.Policy, r => r.Count));

    /// <inheritdoc/>
    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
