using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Matching.Storage.Identities;

/// <summary>The prepared statements of one transaction over the identity store.</summary>
internal sealed class IdentityWriter : IDisposable
{
    public const string Number = "number";
    public const string Name = "name";
    public const string Phone = "phone";

    private readonly SqliteStatement identity;
    private readonly UpsertStatement number;
    private readonly UpsertStatement both;
    private readonly UpsertStatement account;
    private DateOnly lastDate;
    private string lastText = string.Empty;

    /// <param name="connection">A connection with an open transaction.</param>
    public IdentityWriter(SqliteConnection connection)
    {
        identity = new SqliteStatement(
            connection, "UPDATE identity SET name = ?4, phone = ?5, source_id = ?6, as_of = ?7 WHERE subject_key = ?1 AND as_of <= ?7");
        number = new UpsertStatement(connection, new RowForm(
            "identity (as_of, kind, subject_key, number)", "'0001-01-01', ?1", 1, 2, null, BindKind, BindNumber));
        both = new UpsertStatement(connection, new RowForm(
            "identity (kind, source_id, subject_key, number, name, phone, as_of)", "?1, ?2", 2, 5,
            """
            ON CONFLICT (subject_key) DO UPDATE
            SET name = excluded.name, phone = excluded.phone, source_id = excluded.source_id, as_of = excluded.as_of
            WHERE excluded.as_of >= identity.as_of
            """,
            BindKindAndSource, BindIdentity));
        account = new UpsertStatement(connection, new RowForm(
            "payee_account (source_id, subject_key, holder, number, bank, as_of)", "?1", 1, 5,
            """
            ON CONFLICT (subject_key, source_id) DO UPDATE
            SET holder = excluded.holder, number = excluded.number, bank = excluded.bank, as_of = excluded.as_of
            WHERE excluded.as_of >= payee_account.as_of
            """,
            (statement, updates, update) => statement.Bind(1, updates.HeadOf(update).SourceId), BindAccount));
    }

    public static string Holder(string sourceId) => "holder|" + sourceId;

    public static string Account(string sourceId) => "account|" + sourceId;

    public static string Bank(string sourceId) => "bank|" + sourceId;

    /// <summary>Writes updates in their order.</summary>
    public void Write(SealedUpdates updates)
    {
        for (var first = 0; first < updates.Count;)
        {
            var count = CountAlike(updates, first);
            var (head, parts) = (updates.HeadOf(first), updates.PartsOf(first));
            if (!parts.HasFlag(SealedParts.Number) && head.StatesIdentity)
            {
                WriteNames(updates, first);
            }
            else if (parts.HasFlag(SealedParts.Number))
            {
                (head.StatesIdentity ? both : number).Write(updates, first, count);
            }

            if (parts.HasFlag(SealedParts.Account))
            {
                account.Write(updates, first, count);
            }

            first += count;
        }
    }

    /// <summary>How many updates go into one statement: many where they say the same kinds of things about new units, else one.</summary>
    private static int CountAlike(SealedUpdates updates, int first)
    {
        const SealedParts decisive = SealedParts.Number | SealedParts.Account;
        var (head, parts) = (updates.HeadOf(first), updates.PartsOf(first) & decisive);
        var alike = updates.Count - first >= UpsertStatement.Rows && parts.HasFlag(SealedParts.Number);
        for (var i = first + 1; alike && i < first + UpsertStatement.Rows; i++)
        {
            var other = updates.HeadOf(i);
            alike = (updates.PartsOf(i) & decisive) == parts && other.StatesIdentity == head.StatesIdentity && other.SourceId == head.SourceId;
        }

        return alike ? UpsertStatement.Rows : 1;
    }

    private void WriteNames(SealedUpdates updates, int update)
    {
        var head = updates.HeadOf(update);
        identity.Bind(1, updates.KeyOf(update)).Bind(4, updates.CipherOf(update, SealedParts.Name)).Bind(5, updates.CipherOf(update, SealedParts.Phone))
            .Bind(6, head.SourceId).Bind(7, TextOf(head.AsOf)).Run();
    }

    private static void BindKind(SqliteStatement statement, SealedUpdates updates, int update) => statement.Bind(1, updates.Kind);

    private static void BindKindAndSource(SqliteStatement statement, SealedUpdates updates, int update) =>
        statement.Bind(1, updates.Kind).Bind(2, updates.HeadOf(update).SourceId);

    private static void BindNumber(SqliteStatement statement, int parameter, SealedUpdates updates, int update) =>
        statement.Bind(parameter, updates.KeyOf(update)).Bind(parameter + 1, updates.CipherOf(update, SealedParts.Number));

    private void BindIdentity(SqliteStatement statement, int parameter, SealedUpdates updates, int update)
    {
        BindNumber(statement, parameter, updates, update);
        statement.Bind(parameter + 2, updates.CipherOf(update, SealedParts.Name)).Bind(parameter + 3, updates.CipherOf(update, SealedParts.Phone))
            .Bind(parameter + 4, TextOf(updates.HeadOf(update).AsOf));
    }

    private void BindAccount(SqliteStatement statement, int parameter, SealedUpdates updates, int update) => statement
        .Bind(parameter, updates.KeyOf(update)).Bind(parameter + 1, updates.CipherOf(update, SealedParts.Account))
        .Bind(parameter + 2, updates.CipherOf(update, SealedParts.Account, 1)).Bind(parameter + 3, updates.CipherOf(update, SealedParts.Account, 2))
        .Bind(parameter + 4, TextOf(updates.HeadOf(update).AsOf));

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
