using Dapper;
using Matching.Engine.Drafts;
using Matching.Engine.Ledger;
using Matching.Engine.Ports;
using Matching.Engine.Runs;

namespace Matching.Storage.Stores;

/// <summary>Published versions in the database.</summary>
public sealed class PublicationStore : IPublicationStore
{
    /// <summary>Columns of a publication between its place and its hash.</summary>
    internal static readonly string[] Columns =
    [
        "department", "policy_id", "version", "revision", "effective_from", "pack_hash", "content_hash", "file_text", "cases_text",
        "draft_id", "author", "last_editor", "approver", "supersedes", "catalogue_hash", "published_at",
    ];

    private readonly Database database;

    /// <summary>Publications of a database.</summary>
    public PublicationStore(Database database) => this.database = database;

    /// <inheritdoc/>
    public long Count() => database.Query<long>("SELECT COALESCE(MAX(seq), 0) FROM publication")[0];

    /// <inheritdoc/>
    public IReadOnlyList<Publication> After(long seq) => database.Read(connection =>
    {
        var rows = new List<Publication>();
        using var reader = connection.ExecuteReader(
            $"SELECT seq, {string.Join(", ", Columns)} FROM publication WHERE seq > @Seq ORDER BY seq", new { Seq = seq });
        while (reader.Read())
        {
            rows.Add(new Publication(
                reader.GetInt64(0), reader.GetString(2), reader.GetString(1), reader.GetString(3), reader.GetInt32(4), Stored.Date(reader.GetString(5)),
                reader.GetString(6), reader.GetString(7), reader.GetString(8), reader.GetString(9), reader.GetString(10), reader.GetString(11),
                reader.GetString(12), reader.GetString(13), reader.IsDBNull(14) ? null : reader.GetString(14), reader.GetString(15),
                Stored.Instant(reader.GetString(16))));
        }

        return rows;
    });

    /// <inheritdoc/>
    public DateOnly? NewestNight(string policyId) =>
        database.Query<string?>(NewestNightSql, new { Job = NightRequest.JobOf(policyId) })[0] is { } date ? Stored.Date(date) : null;

    internal static bool NightReached(WriteScope scope, string policyId, DateOnly from) =>
        scope.Query<string?>(NewestNightSql, new { Job = NightRequest.JobOf(policyId) })[0] is { } date && Stored.Date(date) >= from;

    internal static void Append(WriteScope scope, Publication p) => ChainAppender.Append(
        scope, HashChain.Publications, Columns,
        [[
            p.Department, p.PolicyId, p.Version, p.Revision, Stored.Of(p.EffectiveFrom), p.PackHash, p.ContentHash, p.Text, p.CasesText,
            p.DraftId, p.Author, p.LastEditor, p.Approver, p.Supersedes, p.CatalogueHash, Stored.Of(p.PublishedAt),
        ]]);

    // A night that was begun has pinned its rules already, so it counts like one that was closed.
    private const string NewestNightSql =
        "SELECT MAX(business_date) FROM run WHERE state <> 'superseded' AND (job = 'night' OR job = @Job)";
}
