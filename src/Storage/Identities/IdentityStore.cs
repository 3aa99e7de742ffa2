using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Dapper;
using Matching.Engine.Populations;
using Matching.Engine.Ports;
using Microsoft.Data.Sqlite;

namespace Matching.Storage.Identities;

/// <summary>
/// Names, identity numbers, phones and payee accounts, in a SQLite file of their own and encrypted. Rows are found by the
/// pseudonymous key only; a number is found by computing its key, so that no plain or bare-hashed number is stored.
/// </summary>
public sealed class IdentityStore : IPayeeDirectory
{
    private const string DateForm = "yyyy-MM-dd";

    private readonly string connectionString;
    private readonly ICryptoProvider crypto;
    private readonly SubjectKeys keys;
    private readonly ImmutableArray<string> accountSources;

    /// <summary>Opens the store, creating the file when it does not exist.</summary>
    /// <param name="path">The file, usually <c>identities.db</c> in the data folder.</param>
    /// <param name="crypto">Encrypts every value.</param>
    /// <param name="keys">Computes keys.</param>
    /// <param name="accountSources">Sources of payee accounts, the preferred one first; accounts of other sources come last, by name.</param>
    public IdentityStore(string path, ICryptoProvider crypto, SubjectKeys keys, ImmutableArray<string> accountSources)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        connectionString = new SqliteConnectionStringBuilder { DataSource = path, DefaultTimeout = 30 }.ToString();
        this.crypto = crypto;
        this.keys = keys;
        this.accountSources = accountSources;
        using var connection = Open();
        connection.Execute(
            """
            PRAGMA page_size = 16384;
            PRAGMA journal_mode = WAL;
            CREATE TABLE IF NOT EXISTS identity (
                subject_key TEXT NOT NULL PRIMARY KEY, kind INTEGER NOT NULL, number BLOB NOT NULL,
                name BLOB NULL, phone BLOB NULL, source_id TEXT NULL, as_of TEXT NOT NULL) WITHOUT ROWID;
            CREATE TABLE IF NOT EXISTS payee_account (
                subject_key TEXT NOT NULL, source_id TEXT NOT NULL, holder BLOB NOT NULL, number BLOB NOT NULL, bank BLOB NOT NULL,
                as_of TEXT NOT NULL, PRIMARY KEY (subject_key, source_id)) WITHOUT ROWID;
            """);
    }

    /// <summary>Writes updates in one transaction; what an earlier as-of date states never replaces what a later one stated.</summary>
    /// <returns>Number of updates read.</returns>
    public int Upsert(IEnumerable<IdentityUpdate> updates) =>
        Upsert(updates.GroupBy(u => u.Kind).Select(g => new StatedUpdates(g.Key, [.. g])));

    /// <summary>Writes updates in one transaction, list after list.</summary>
    /// <returns>Number of updates read.</returns>
    internal int Upsert(IEnumerable<UpdateList> updates)
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        var sealing = new UpdateSealer(crypto.Encrypt);
        using var writer = new IdentityWriter(connection);
        var count = 0;
        foreach (var some in sealing.Seal(updates))
        {
            writer.Write(some);
            count += some.Count;
        }

        transaction.Commit();
        return count;
    }

    /// <summary>Who a unit is, or null when the key is not known.</summary>
    public Identity? Find(string subjectKey)
    {
        using var connection = Open();
        var row = connection.QuerySingleOrDefault<IdentityRow>(
            "SELECT kind AS Kind, number AS Number, name AS Name, phone AS Phone FROM identity WHERE subject_key = @subjectKey", new { subjectKey });
        return row is null ? null : new Identity(
            subjectKey, (UnitKind)row.Kind, Unseal(subjectKey, IdentityWriter.Number, row.Number),
            UnsealOrNull(subjectKey, IdentityWriter.Name, row.Name), UnsealOrNull(subjectKey, IdentityWriter.Phone, row.Phone));
    }

    /// <summary>The key of a known identity number, credit code or household number; citizens are looked for before children.</summary>
    /// <param name="identifier">The number; a small <c>x</c> or small letters are accepted.</param>
    /// <param name="key">The key; empty when the number is not known.</param>
    public bool TryFindKey(string identifier, out string key)
    {
        using var connection = Open();
        string[] forms = [identifier, identifier.ToUpperInvariant()];
        foreach (var kind in (UnitKind[])[UnitKind.Citizen, UnitKind.Enterprise, UnitKind.Household, UnitKind.Child])
        {
            foreach (var form in forms)
            {
                key = keys.Of(kind, form);
                if (connection.ExecuteScalar<long>("SELECT COUNT(*) FROM identity WHERE subject_key = @key", new { key }) > 0)
                {
                    return true;
                }
            }
        }

        key = string.Empty;
        return false;
    }

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, PayeeAccount> AccountsOf(IReadOnlyCollection<string> payeeKeys)
    {
        var best = new Dictionary<string, PayeeAccount>(StringComparer.Ordinal);
        using var connection = Open();
        foreach (var chunk in payeeKeys.Chunk(500))
        {
            var rows = connection.Query<AccountRow>(
                """
                SELECT a.subject_key AS SubjectKey, a.source_id AS SourceId, a.holder AS Holder, a.number AS Number, a.bank AS Bank,
                       a.as_of AS AsOf, i.name AS Name
                FROM payee_account a LEFT JOIN identity i ON i.subject_key = a.subject_key
                WHERE a.subject_key IN @chunk
                """,
                new { chunk });
            foreach (var group in rows.GroupBy(r => r.SubjectKey, StringComparer.Ordinal))
            {
                best[group.Key] = Account(group.MinBy(r => (RankOf(r.SourceId), r.SourceId), PreferredFirst.Instance)!);
            }
        }

        return best;
    }

    private int RankOf(string sourceId) => accountSources.IndexOf(sourceId) is var place and >= 0 ? place : int.MaxValue;

    private PayeeAccount Account(AccountRow row)
    {
        var holder = Unseal(row.SubjectKey, IdentityWriter.Holder(row.SourceId), row.Holder);
        var name = UnsealOrNull(row.SubjectKey, IdentityWriter.Name, row.Name);
        return new PayeeAccount(
            row.SubjectKey, holder, Unseal(row.SubjectKey, IdentityWriter.Account(row.SourceId), row.Number),
            Unseal(row.SubjectKey, IdentityWriter.Bank(row.SourceId), row.Bank), row.SourceId,
            DateOnly.ParseExact(row.AsOf, DateForm, CultureInfo.InvariantCulture), name is not null && SameName.Holds(holder, name));
    }

    private string Unseal(string subjectKey, string column, byte[] cipher) =>
        Encoding.UTF8.GetString(crypto.Decrypt(cipher, Encoding.UTF8.GetBytes($"{subjectKey}|{column}")));

    private string? UnsealOrNull(string subjectKey, string column, byte[]? cipher) => cipher is null ? null : Unseal(subjectKey, column, cipher);

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString);
        connection.Open();
        return connection;
    }

    private sealed class PreferredFirst : IComparer<(int Rank, string Source)>
    {
        public static PreferredFirst Instance { get; } = new();

        public int Compare((int Rank, string Source) x, (int Rank, string Source) y) =>
            x.Rank != y.Rank ? x.Rank.CompareTo(y.Rank) : string.CompareOrdinal(x.Source, y.Source);
    }

    private sealed class IdentityRow
    {
        public long Kind { get; init; }

        public byte[] Number { get; init; } = [];

        public byte[]? Name { get; init; }

        public byte[]? Phone { get; init; }
    }

    private sealed class AccountRow
    {
        public string SubjectKey { get; init; } = string.Empty;

        public string SourceId { get; init; } = string.Empty;

        public byte[] Holder { get; init; } = [];

        public byte[] Number { get; init; } = [];

        public byte[] Bank { get; init; } = [];

        public string AsOf { get; init; } = string.Empty;

        public byte[]? Name { get; init; }
    }
}
