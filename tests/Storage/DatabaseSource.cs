using Matching.Engine.Ports;
using Matching.Storage.Dialects;
using Matching.Storage.Migrations;

namespace Matching.Storage.Tests;

/// <summary>A new, migrated database of its own for one test; a product that is not configured is skipped with the reason.</summary>
internal sealed class DatabaseSource : IDisposable
{
    private readonly string? folder;
    private readonly string? schema;

    private readonly string connectionString;

    private DatabaseSource(DatabaseProvider provider, string connectionString, string? folder, string? schema)
    {
        this.connectionString = connectionString;
        Database = new Database(provider, connectionString);
        this.folder = folder;
        this.schema = schema;
        new DatabaseMigrator(Database).Migrate();
    }

    public Database Database { get; }

    public Database WithFailPoints(IFailPoints failPoints) => new(Database.Provider, connectionString, failPoints);

    public static DatabaseSource Create(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.Sqlite => Sqlite(),
        _ => PostgreSql(),
    };

    public static DatabaseSource Sqlite()
    {
        var folder = Directory.CreateTempSubdirectory("matching-test-").FullName;
        return new DatabaseSource(DatabaseProvider.Sqlite, $"Data Source={Path.Combine(folder, "test.db")};Pooling=False", folder, null);
    }

    public void Dispose()
    {
        if (folder is not null)
        {
            Directory.Delete(folder, recursive: true);
        }

        if (schema is not null)
        {
            Database.Write("drop", transaction => Sql.Run(transaction, $"DROP SCHEMA {schema} CASCADE"));
        }
    }

    private static DatabaseSource PostgreSql()
    {
        var server = Environment.GetEnvironmentVariable("MATCHING_TEST_POSTGRES");
        if (string.IsNullOrEmpty(server))
        {
            Assert.Ignore("MATCHING_TEST_POSTGRES is not set: no PostgreSQL server to test with");
        }

        var schema = "t" + Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8));
        new Database(DatabaseProvider.PostgreSql, server!).Write("create", transaction => Sql.Run(transaction, $"CREATE SCHEMA {schema}"));
        return new DatabaseSource(DatabaseProvider.PostgreSql, $"{server};Search Path={schema}", null, schema);
    }
}
