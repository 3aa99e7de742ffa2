using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Matching.Storage.Identities;

/// <summary>The prepared statements of one transaction over the identity store.</summary>
internal sealed class IdentityWriter : IDisposable
{
    public const string Number = "number";
    public const string Name = "name";
    public const string Phone = "phone";

    private readonly SqliteStatement number;
    private readonly SqliteStatement identity;
    private readonly SqliteStatement both;
    private readonly SqliteStatement account;
    private DateOnly lastDate;
    private string lastText = string.Empty;

    /// <param name="connection">A connection with an open transaction.</param>
    public IdentityWriter(SqliteConnection connection)
    {
        number = new SqliteStatement(
            connection, "INSERT INTO identity (subject_key, kind, number, as_of) VALUES (?1, ?2, ?3, '0001-01-01') ON CONFLICT DO NOTHING");
        identity = new SqliteStatement(
            connection, "UPDATE identity SET name = ?4, phone = ?5, source_id = ?6, as_of = ?7 WHERE subject_key = ?1 AND as_of <= ?7");
        both = new SqliteStatement(
            connection,
            """
            INSERT INTO identity (subject_key, kind, number, name, phone, source_id, as_of) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
            ON CONFLICT (subject_key) DO UPDATE
            SET name = excluded.name, phone = excluded.phone, source_id = excluded.source_id, as_of = excluded.as_of
            WHERE excluded.as_of >= identity.as_of
            """);
        account = new SqliteStatement(
            connection,
            """
            INSERT INTO payee_account (subject_key, source_id, holder, number, bank, as_of) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT (subject_key, source_id) DO UPDATE
            SET holder = excluded.holder, number = excluded.number, bank = excluded.bank, as_of = excluded.as_of
            WHERE excluded.as_of >= payee_account.as_of
            """);
    }

    public static string Holder(string sourceId) => "holder|" + sourceId;

    public static string Account(string sourceId) => "account|" + sourceId;

    public static string Bank(string sourceId) => "bank|" + sourceId;

    public void Write(SealedUpdate row)
    {
        var update = row.Update;
        var asOf = TextOf(update.AsOf);
        if (row.Number is not null && !update.StatesIdentity)
        {
            number.Bind(1, update.Key).Bind(2, (int)update.Kind).Bind(3, row.Number).Run();
        }

        if (update.StatesIdentity)
        {
            var statement = row.Number is null ? identity : both;
            if (row.Number is not null)
            {
                statement.Bind(2, (int)update.Kind).Bind(3, row.Number);
            }

            statement.Bind(1, update.Key).Bind(4, row.Name).Bind(5, row.Phone).Bind(6, update.SourceId).Bind(7, asOf).Run();
        }

        if (row.Account is { } stated)
        {
            account.Bind(1, update.Key).Bind(2, update.SourceId).Bind(3, stated.Holder).Bind(4, stated.Number).Bind(5, stated.Bank).Bind(6, asOf).Run();
        }
    }

    /// <summary>Most updates of a source are as of the same date.</summary>
    private string TextOf(DateOnly date)
    {
        if (date != lastDate || lastText.Length == 0)
        {
            (lastDate, lastText) = (date, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        return lastText;
    }

    public void Dispose()
    {
        number.Dispose();
        identity.Dispose();
        both.Dispose();
        account.Dispose();
    }
}
