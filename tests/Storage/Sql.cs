using System.Data.Common;
using Dapper;

namespace Matching.Storage.Tests;

/// <summary>Statements that tests run directly.</summary>
internal static class Sql
{
    public static int Run(DbTransaction transaction, string sql) => transaction.Connection!.Execute(sql, transaction: transaction);
}
