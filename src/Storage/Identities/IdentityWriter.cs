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

    /// <summary>Writes updates in their order.</summary>
    public void Write(SealedUpdates updates)
    {
        var next = 0;
        for (var i = 0; i < updates.Count; i++)
        {
            Write(updates, i, ref next);
        }
    }

    private void Write(SealedUpdates updates, int update, ref int next)
    {
        var ((kind, key, head), parts, values) = (updates[update], updates.PartsOf(update), updates.Values);
        var asOf = TextOf(head.AsOf);
        if (head.StatesIdentity)
        {
            var statement = identity;
            if (parts.HasFlag(SealedParts.Number))
            {
                statement = both.Bind(2, kind).Bind(3, values.CipherOf(next++));
            }

            statement.Bind(1, key);
            Bind(statement, 4, parts.HasFlag(SealedParts.Name), values, ref next);
            Bind(statement, 5, parts.HasFlag(SealedParts.Phone), values, ref next);
            statement.Bind(6, head.SourceId).Bind(7, asOf).Run();
        }
        else
        {
            if (parts.HasFlag(SealedParts.Number))
            {
                number.Bind(1, key).Bind(2, kind).Bind(3, values.CipherOf(next++)).Run();
            }

            // Who states no identity says nothing of names and phones.
            next += (parts.HasFlag(SealedParts.Name) ? 1 : 0) + (parts.HasFlag(SealedParts.Phone) ? 1 : 0);
        }

        if (parts.HasFlag(SealedParts.Account))
        {
            account.Bind(1, key).Bind(2, head.SourceId).Bind(3, values.CipherOf(next)).Bind(4, values.CipherOf(next + 1)).Bind(5, values.CipherOf(next + 2))
                .Bind(6, asOf).Run();
            next += 3;
        }
    }

    private static void Bind(SqliteStatement statement, int parameter, bool isThere, CipherBatch values, ref int next)
    {
        if (isThere)
        {
            statement.Bind(parameter, values.CipherOf(next++));
        }
        else
        {
            statement.BindNull(parameter);
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
