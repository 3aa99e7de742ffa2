using System.Data.Common;

namespace Matching.Storage.Dialects;

/// <summary>What differs between database products; everything else is plain SQL that all of them accept.</summary>
public interface IDialect
{
    /// <summary>Product.</summary>
    DatabaseProvider Provider { get; }

    /// <summary>Folder of the migration scripts that only this product runs.</summary>
    string ScriptFolder { get; }

    /// <summary>Type of a short text under an index, of a long text and of bytes, by the placeholder used in scripts.</summary>
    IReadOnlyDictionary<string, string> Types { get; }

    /// <summary>Opens a connection that is ready for use.</summary>
    DbConnection Open(string connectionString);

    /// <summary>Begins a transaction that may write; on SQLite it takes the write lock at once, so that it cannot fail half-way.</summary>
    DbTransaction BeginWrite(DbConnection connection);

    /// <summary>True when the transaction was rolled back for a passing reason and may be run again as a whole.</summary>
    bool IsTransient(DbException error);

    /// <summary>True when a unique or primary key refused a row.</summary>
    bool IsDuplicate(DbException error);

    /// <summary>Inserts many rows by the product's fastest way.</summary>
    /// <param name="transaction">Transaction that the rows belong to.</param>
    /// <param name="table">Table.</param>
    /// <param name="columns">Columns, in the order of the values.</param>
    /// <param name="rows">Values: string, int, long, byte[] or null, of exactly the column's type.</param>
    void InsertRows(DbTransaction transaction, string table, IReadOnlyList<string> columns, IEnumerable<object?[]> rows);
}
