using Matching.Engine.Tags;
using Matching.Storage;
using Matching.Storage.Identities;
using Matching.Storage.Migrations;
using Matching.Storage.Snapshots;
using Matching.Storage.Sources;

namespace Matching.Benchmarks.Import;

/// <summary>The product's import into a data folder of its own, which is deleted at the end.</summary>
internal sealed class RealImport : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("matching-bench-").FullName;
    private readonly AesGcmCryptoProvider crypto = new(new byte[AesGcmCryptoProvider.KeyBytes]);
    private readonly ImportService service;

    /// <summary>Opens the stores.</summary>
    public RealImport(TagDictionary tags, SourceCatalogue sources)
    {
        var database = Database.InFile(Path.Combine(folder, "matching.db"));
        new DatabaseMigrator(database).Migrate();
        var keys = new SubjectKeys(new byte[SubjectKeys.MinSecretBytes]);
        Snapshots = new SnapshotStore(folder, tags, TimeProvider.System);
        Identities = new IdentityStore(Path.Combine(folder, "identities.db"), crypto, keys, sources.AccountSources);
        service = new ImportService(sources, keys, Snapshots, Identities, database, TimeProvider.System);
    }

    /// <summary>Sealed snapshots.</summary>
    public SnapshotStore Snapshots { get; }

    /// <summary>Names, numbers and accounts.</summary>
    public IdentityStore Identities { get; }

    /// <summary>Imports files.</summary>
    public ImportReport Import(ImportRequest request) => service.Import(request);

    /// <summary>Imports a file: from the bytes to the sealed and published snapshot.</summary>
    public ImportReport Import(SourceFile file) => service.Import(new ImportRequest(file.AsOf, [file.Path]));

    /// <inheritdoc/>
    public void Dispose()
    {
        crypto.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
