using DuckDB.NET.Data;
using Matching.Engine.Populations;
using Matching.Rules.Values;
using Matching.Storage.Snapshots;
using Matching.Storage.Tests.Sources;

namespace Matching.Storage.Tests.Snapshots;

/// <summary>The files of a snapshot are read by another engine, with the facts that the snapshot has.</summary>
public sealed class SnapshotInDuckDbTests
{
    private const int Units = 150_000;

    private static readonly DateOnly Day = new(2025, 11, 28);

    private readonly string root = Directory.CreateTempSubdirectory("matching-duckdb-").FullName;
    private SnapshotEntry entry = null!;

    [OneTimeSetUp]
    public void Publish()
    {
        var builder = new SnapshotBuilder(Day);
        var feed = builder.Feed(UnitKind.Citizen, "people", [.. new[] { "income", "ratio", "born", "place", "listed", "statuses" }.Select(c => ImportFolder.Tags.Find(c)!)]);
        for (var n = 0; n < Units; n++)
        {
            feed.Put(
                $"K{n}", Day.AddDays(-(n % 3)),
                [
                    n % 5 == 0 ? default : Value.Of(n * 0.01m), Value.Of(-0.000001m * (n % 7)), n % 2 == 0 ? Value.Of(new DateOnly(1950, 1, 1).AddDays(n % 20_000)) : default,
                    n % 3 == 0 ? default : Value.Of(n % 3 == 1 ? "上海" : "外省市"), n % 4 == 0 ? default : Value.Of(n % 4 == 1),
                    n % 10 == 0 ? Value.Of([Value.Of("低保"), Value.Of("特困")]) : default,
                ]);
        }

        builder.Of(UnitKind.Child).Add("C1", "K7");
        builder.Of(UnitKind.Child).Add("C2");
        entry = new SnapshotStore(root, ImportFolder.Tags, TimeProvider.System).Publish(builder.Seal(), []);
    }

    [OneTimeTearDown]
    public void Remove() => Directory.Delete(root, recursive: true);

    [TestCase("count(*)", "150000")]
    [TestCase("count(DISTINCT key)", "150000")]
    [TestCase("count(income)", "120000")]
    [TestCase("sum(income)", "90000000.00")]
    [TestCase("min(ratio)", "-0.000006")]
    [TestCase("count(born)", "75000")]
    [TestCase("max(born)", "2004-10-02")]
    [TestCase("count(*) FILTER (place = '外省市')", "50000")]
    [TestCase("count(*) FILTER (place IS NULL)", "50000")]
    [TestCase("count(*) FILTER (listed)", "37500")]
    [TestCase("count(*) FILTER (NOT listed)", "75000")]
    [TestCase("count(*) FILTER (statuses::JSON->>1 = '特困')", "15000")]
    [TestCase("count(*) FILTER (\"as_of:people\" = DATE '2025-11-26')", "50000")]
    [TestCase("any_value(income) FILTER (key = 'K149999')", "1499.99")]
    public void Query_CitizensOfAllFiles_GivesTheFactsOfTheSnapshot(string expression, string expected) =>
        Assert.That(Ask($"SELECT CAST({expression} AS VARCHAR) FROM '{entry.Directory}/citizen-*.parquet'"), Is.EqualTo(expected));

    [Test]
    public void Query_Children_GivesTheirLinks() =>
        Assert.That(Ask($"SELECT string_agg(key || ':' || coalesce(link, '-'), ' ' ORDER BY key) FROM '{entry.Directory}/child-0.parquet'"), Is.EqualTo("C1:K7 C2:-"));

    [Test]
    public void Query_RowGroups_AreBounded() =>
        Assert.That(Ask($"SELECT CAST(max(row_group_num_rows) AS VARCHAR) FROM parquet_metadata('{entry.Directory}/citizen-*.parquet')"), Has.Length.LessThanOrEqualTo(6));

    private static string? Ask(string sql)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar()?.ToString();
    }
}
