using System.Reflection;
using DbUp;
using DbUp.Builder;
using DbUp.Engine;
using DbUp.Engine.Output;
using Matching.Storage.Dialects;

namespace Matching.Storage.Migrations;

/// <summary>Creates or upgrades the database by the embedded scripts, each run once and in the order of its number.</summary>
public sealed class DatabaseMigrator
{
    private const string Prefix = "Matching.Storage.Migrations.Scripts.";

    private readonly Database database;

    /// <summary>A migrator of one database.</summary>
    public DatabaseMigrator(Database database) => this.database = database;

    /// <summary>Runs the scripts that have not run yet and returns their names; none when the database is up to date.</summary>
    /// <exception cref="InvalidOperationException">A script failed; the message names it and its error.</exception>
    public IReadOnlyList<string> Migrate()
    {
        using (database.Open())
        {
            // Opened once before DbUp does: it sets the write-ahead log, and gives the provider's own error when the server is away.
        }

        var result = Engine().PerformUpgrade();
        return result.Successful
            ? [.. result.Scripts.Select(s => s.Name)]
            : throw new InvalidOperationException($"migration {result.ErrorScript?.Name}: {result.Error.Message}", result.Error);
    }

    private UpgradeEngine Engine()
    {
        UpgradeEngineBuilder builder = database.Provider switch
        {
            DatabaseProvider.Sqlite => DeployChanges.To.SqliteDatabase(database.ConnectionString),
            DatabaseProvider.PostgreSql => DeployChanges.To.PostgresqlDatabase(database.ConnectionString),
            _ => throw new NotSupportedException($"no migrations for {database.Provider}"),
        };
        return builder.WithScripts(Scripts()).WithTransactionPerScript().WithVariablesDisabled().LogTo(new NoOpUpgradeLog()).Build();
    }

    private IEnumerable<SqlScript> Scripts()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var folders = new[] { Prefix + "Common.", Prefix + database.Dialect.ScriptFolder + "." };
        return from resource in assembly.GetManifestResourceNames()
               from folder in folders
               where resource.StartsWith(folder, StringComparison.Ordinal)
               let name = resource[folder.Length..]
               orderby name
               select new SqlScript(name, Text(assembly, resource));
    }

    private string Text(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return database.Dialect.Types.Aggregate(reader.ReadToEnd(), (text, type) => text.Replace(type.Key, type.Value, StringComparison.Ordinal));
    }
}
