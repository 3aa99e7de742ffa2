using System.Data.Common;
using Dapper;
using Matching.Rules.Binding;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Matching.Storage.Sources;

/// <summary>Runs a department's query and stages its rows as they stream in.</summary>
internal sealed class SqlStaging
{
    private readonly SourceCatalogue catalogue;
    private readonly RowCountGuard guard;

    public SqlStaging(SourceCatalogue catalogue, RowCountGuard guard)
    {
        this.catalogue = catalogue;
        this.guard = guard;
    }

    /// <summary>Stages all rows; the delivery is known by the hash of what was read.</summary>
    public StagedSource Read(SqlImportRequest request, DeliveryReader reader, out Delivery delivery)
    {
        var query = request.Query;
        var source = catalogue.Find(query.SourceId) ?? throw new ImportRefusedException(
            [Refusals.UnknownSource(query.Name, query.SourceId, Nearest.To(query.SourceId, catalogue.Sources.Select(s => s.Id)))]);
        delivery = new Delivery(source, query.Name, new DeliveryManifest(source.Id, query.Name, 0, string.Empty, request.AsOf, 0));
        var stage = new StagedSource(source);
        using var connection = Open(query);
        using var result = (DbDataReader)connection.ExecuteReader(query.Sql, commandTimeout: query.TimeoutSeconds);
        using var rows = new SqlRows(result, query.Name, new ColumnMap(source));
        reader.Read(rows, delivery, stage);
        stage.Settle();
        delivery.Identify(rows.FinishHash());
        var refusal = delivery.Rows < source.MinimumRows ? Refusals.TooFewRows(query.Name, delivery.Rows, source.MinimumRows)
            : guard.Judge(query.Name, source.Id, delivery.Manifest.Sha256, delivery.Rows);
        return refusal is null ? stage : throw new ImportRefusedException([refusal]);
    }

    private static DbConnection Open(SqlSourceQuery query)
    {
        DbConnection connection = query.Provider switch
        {
            SqlProvider.Sqlite => new SqliteConnection(new SqliteConnectionStringBuilder(query.ConnectionString) { Mode = SqliteOpenMode.ReadOnly }.ToString()),
            SqlProvider.Postgres => new NpgsqlConnection(query.ConnectionString),
            SqlProvider.SqlServer => new Microsoft.Data.SqlClient.SqlConnection(query.ConnectionString),
            _ => throw new ArgumentOutOfRangeException(nameof(query), query.Provider, "no such database product"),
        };
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
