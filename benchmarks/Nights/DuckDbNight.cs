using System.Globalization;
using DuckDB.NET.Data;
using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Engine.Ports;
using Matching.Engine.Runs;
using Matching.Rules.Packs;
using Matching.Storage.Stores;

namespace Matching.Benchmarks.Nights;

/// <summary>
/// The same conditions in DuckDB: it reads the snapshot's files, says for each policy who is eligible or undetermined, and the rows go to the
/// product's own writer. It computes no amounts, names no missing tags and has no second opinion.
/// </summary>
/// <param name="population">The snapshot.</param>
/// <param name="policies">The policies with their conditions as SQL.</param>
internal sealed class DuckDbNight(NightPopulation population, IReadOnlyList<(Policy Policy, RulePack Pack, string Sql)> policies)
{
    private const int ChunkRows = 20_000;

    /// <summary>Units whose conditions are all true, by policy; of the last run.</summary>
    public Dictionary<string, long> Eligible { get; } = new(StringComparer.Ordinal);

    /// <summary>Runs it.</summary>
    public void Run(NightDatabase stores)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        Execute(connection, string.Create(CultureInfo.InvariantCulture, $"SET threads = {Environment.ProcessorCount}"));
        foreach (var statement in SqlText.Macros.Concat(new FactTables(population.Entry, population.Tags, NightPopulation.AsOf).Statements()))
        {
            Execute(connection, statement);
        }

        var claim = new RunStore(stores.Database).Claim("night", NightPopulation.AsOf, population.Entry.Hash, population.Catalogue.Hash, null, DateTimeOffset.UtcNow);
        var store = new DecisionStore(stores.Database);
        foreach (var (policy, pack, sql) in policies)
        {
            Decide(connection, store, claim, policy, pack, sql);
        }
    }

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private void Decide(DuckDBConnection connection, DecisionStore store, RunClaim claim, Policy policy, RulePack pack, string sql)
    {
        var kind = Units.KindOf(policy);
        using var command = connection.CreateCommand();
        command.UseStreamingMode = true;
        command.CommandText = $"SELECT key, link, met FROM (SELECT key, link, ({sql}) AS met FROM {FactTables.NameOf(kind)}) WHERE met IS DISTINCT FROM false";
        using var reader = command.ExecuteReader();
        var rows = new List<DecisionRow>(ChunkRows);
        Eligible[policy.Id] = 0;
        while (reader.Read())
        {
            var met = !reader.IsDBNull(2);
            Eligible[policy.Id] += met ? 1 : 0;
            rows.Add(new DecisionRow(DecisionOf(policy, pack, kind, reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1), met), 1));
            if (rows.Count == ChunkRows)
            {
                store.Append(claim, policy.Department, rows, DateTimeOffset.UtcNow);
                rows.Clear();
            }
        }

        if (rows.Count > 0)
        {
            store.Append(claim, policy.Department, rows, DateTimeOffset.UtcNow);
        }
    }

    private Decision DecisionOf(Policy policy, RulePack pack, UnitKind kind, string key, string? link, bool met)
    {
        var payee = link ?? key;
        var (subject, item) = kind == UnitKind.Child ? (payee, key) : (key, Units.NoItem);
        return new Decision(
            subject, policy.Id, item, payee, pack.Version, pack.Hash, population.Entry.Hash, NightPopulation.AsOf,
            met ? Outcome.Eligible : Outcome.Undetermined, null, null, [], [], [], null);
    }
}
