using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Matching.Storage.Identities;

/// <summary>The prepared statements of one transaction over the identity store.</summary>
internal sealed class IdentityWriter : IDisposable
{
    public const string Number = "number";
    public const string Name = "name";
    public const string Phone = "phone";

    private readonly HashSet<string> numbered = new(StringComparer.Ordinal);
    private readonly Func<string, string, string, byte[]> seal;
    private readonly SqliteCommand number;
    private readonly SqliteCommand identity;
    private readonly SqliteCommand account;

    /// <param name="transaction">The transaction.</param>
    /// <param name="seal">Encrypts (key, column, value).</param>
    public IdentityWriter(SqliteTransaction transaction, Func<string, string, string, byte[]> seal)
    {
        this.seal = seal;
        number = Prepare(
            transaction,
            "INSERT INTO identity (subject_key, kind, number, as_of) VALUES ($key, $kind, $number, '0001-01-01') ON CONFLICT DO NOTHING",
            "$key", "$kind", "$number");
        identity = Prepare(
            transaction,
            "UPDATE identity SET name = $name, phone = $phone, source_id = $source, as_of = $as_of WHERE subject_key = $key AND as_of <= $as_of",
            "$key", "$name", "$phone", "$source", "$as_of");
        account = Prepare(
            transaction,
            """
            INSERT INTO payee_account (subject_key, source_id, holder, number, bank, as_of) VALUES ($key, $source, $holder, $number, $bank, $as_of)
            ON CONFLICT (subject_key, source_id) DO UPDATE
            SET holder = excluded.holder, number = excluded.number, bank = excluded.bank, as_of = excluded.as_of
            WHERE excluded.as_of >= payee_account.as_of
            """,
            "$key", "$source", "$holder", "$number", "$bank", "$as_of");
    }

    public static string Holder(string sourceId) => "holder|" + sourceId;

    public static string Account(string sourceId) => "account|" + sourceId;

    public static string Bank(string sourceId) => "bank|" + sourceId;

    public void Write(IdentityUpdate update)
    {
        var key = update.Key;
        var asOf = update.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        // Most units are named by many sources; their number is encrypted and offered once.
        if (numbered.Add(key))
        {
            Run(number, key, (int)update.Kind, seal(key, Number, update.Number));
        }

        if (update.StatesIdentity)
        {
            Run(identity, key, Sealed(key, Name, update.Name), Sealed(key, Phone, update.Phone), update.SourceId, asOf);
        }

        if (update.Account is { } stated)
        {
            var source = update.SourceId;
            Run(
                account, key, source, seal(key, Holder(source), stated.Holder), seal(key, Account(source), stated.Number),
                seal(key, Bank(source), stated.Bank), asOf);
        }
    }

    public void Dispose()
    {
        number.Dispose();
        identity.Dispose();
        account.Dispose();
    }

    private static SqliteCommand Prepare(SqliteTransaction transaction, string sql, params string[] parameters)
    {
        var command = new SqliteCommand(sql, transaction.Connection, transaction);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new SqliteParameter(parameter, null));
        }

        return command;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        command.ExecuteNonQuery();
    }

    private object? Sealed(string key, string column, string? value) => value is null ? null : seal(key, column, value);
}
