using System.Data.Common;
using Matching.Engine.Drafts;
using Matching.Engine.Ports;

namespace Matching.Storage.Stores;

/// <summary>Drafts in the database.</summary>
public sealed class DraftStore : IDraftStore
{
    private const string Select =
        "SELECT id AS Id, policy_id AS PolicyId, department AS Department, base_version AS BaseVersion, base_hash AS BaseHash, file_text AS Text, "
        + "cases_text AS CasesText, row_version AS RowVersion, state AS State, author AS Author, last_editor AS LastEditor, reason AS Reason, "
        + "created_at AS CreatedAt, updated_at AS UpdatedAt FROM draft";

    private readonly Database database;

    /// <summary>Drafts of a database.</summary>
    public DraftStore(Database database) => this.database = database;

    /// <inheritdoc/>
    public Draft? Find(string id) => database.Query<Row>(Select + " WHERE id = @Id", new { Id = id }).SingleOrDefault()?.ToDraft();

    /// <inheritdoc/>
    public IReadOnlyList<Draft> All() => [.. database.Query<Row>(Select + " ORDER BY updated_at DESC, id").Select(r => r.ToDraft())];

    /// <inheritdoc/>
    public Draft Add(Draft draft)
    {
        try
        {
            database.Write("draft-add", t =>
            {
                var scope = new WriteScope(database.Dialect, t);
                scope.Execute(
                    "INSERT INTO draft (id, department, policy_id, base_version, base_hash, file_text, cases_text, content_hash, row_version, state, author, "
                    + "last_editor, reason, created_at, updated_at) VALUES (@Id, @Department, @PolicyId, @BaseVersion, @BaseHash, @Text, @CasesText, "
                    + "@ContentHash, @RowVersion, @State, @Author, @LastEditor, @Reason, @CreatedAt, @UpdatedAt)",
                    new
                    {
                        draft.Id, draft.Department, draft.PolicyId, draft.BaseVersion, draft.BaseHash, draft.Text, draft.CasesText, draft.ContentHash,
                        draft.RowVersion, State = WordOf(draft.State), draft.Author, draft.LastEditor, draft.Reason,
                        CreatedAt = Stored.Of(draft.CreatedAt), UpdatedAt = Stored.Of(draft.UpdatedAt),
                    });
                Note(scope, draft, draft.Author, "draft.created", $"{draft.PolicyId} {draft.BaseVersion}", draft.CreatedAt);
            });
        }
        catch (DbException error) when (database.Dialect.IsDuplicate(error))
        {
            return Find(draft.Id) ?? throw new InvalidOperationException($"draft {draft.Id} was refused as a duplicate, but is not there", error);
        }

        return draft;
    }

    /// <inheritdoc/>
    public bool Save(Draft draft, string text, string casesText, string editor, DateTimeOffset at) => database.Write("draft-save", t =>
    {
        var scope = new WriteScope(database.Dialect, t);
        var hash = Draft.HashOf(draft.PolicyId, text, casesText);
        var saved = scope.Execute(
            "UPDATE draft SET file_text = @Text, cases_text = @CasesText, content_hash = @Hash, row_version = row_version + 1, state = 'editing', "
            + "last_editor = @Editor, reason = NULL, updated_at = @At WHERE id = @Id AND row_version = @RowVersion AND state IN ('editing', 'submitted', 'rejected')",
            new { Text = text, CasesText = casesText, Hash = hash, Editor = editor, At = Stored.Of(at), draft.Id, draft.RowVersion }) == 1;
        if (saved)
        {
            Note(scope, draft, editor, "draft.saved", hash, at);
        }

        return saved;
    });

    /// <inheritdoc/>
    public bool Move(Draft draft, DraftState to, string actor, string? reason, DateTimeOffset at) => database.Write("draft-move", t =>
    {
        var scope = new WriteScope(database.Dialect, t);
        var moved = scope.Execute(
            "UPDATE draft SET state = @To, reason = @Reason, row_version = row_version + 1, updated_at = @At "
            + "WHERE id = @Id AND row_version = @RowVersion AND content_hash = @ContentHash AND state IN ('editing', 'submitted', 'rejected')",
            new { To = WordOf(to), Reason = reason, At = Stored.Of(at), draft.Id, draft.RowVersion, draft.ContentHash }) == 1;
        if (moved)
        {
            Note(scope, draft, actor, "draft." + WordOf(to), reason is null ? draft.ContentHash : $"{draft.ContentHash} {reason}", at);
        }

        return moved;
    });

    /// <inheritdoc/>
    public PublishOutcome Publish(Draft draft, Publication publication, long after, bool nightGuard) =>
        database.Write("draft-publish", t => PublishIn(new WriteScope(database.Dialect, t), draft, publication, after, nightGuard));

    /// <inheritdoc/>
    public void Note(Draft draft, string actor, string action, string detail, DateTimeOffset at) =>
        database.Write("draft-note", t => Note(new WriteScope(database.Dialect, t), draft, actor, action, detail, at));

    private static PublishOutcome PublishIn(WriteScope scope, Draft draft, Publication publication, long after, bool nightGuard)
    {
        // The heads of the chains are locked first: publications wait for each other, and for nights that are being claimed. All that may
        // refuse comes before the first change.
        scope.Execute("UPDATE chain_head SET seq = seq WHERE chain = 'publication'");
        scope.Execute("UPDATE chain_head SET seq = seq WHERE chain = 'audit'");
        if (scope.Query<long>("SELECT seq FROM chain_head WHERE chain = 'publication'")[0] != after)
        {
            return PublishOutcome.CatalogueMoved;
        }

        if (nightGuard && PublicationStore.NightReached(scope, draft.PolicyId, publication.EffectiveFrom))
        {
            return PublishOutcome.NightMoved;
        }

        var closed = scope.Execute(
            "UPDATE draft SET state = 'published', row_version = row_version + 1, updated_at = @At WHERE id = @Id AND row_version = @RowVersion "
            + "AND state = 'submitted' AND content_hash = @ContentHash AND author <> @Approver AND last_editor <> @Approver",
            new { At = Stored.Of(publication.PublishedAt), draft.Id, draft.RowVersion, publication.ContentHash, publication.Approver });
        if (closed != 1)
        {
            return PublishOutcome.DraftMoved;
        }

        PublicationStore.Append(scope, publication);
        Note(scope, draft, publication.Approver, "draft.published", $"{publication.PolicyId} {publication.Version} {publication.ContentHash} {publication.PackHash}", publication.PublishedAt);
        return PublishOutcome.Done;
    }

    private static void Note(WriteScope scope, Draft draft, string actor, string action, string detail, DateTimeOffset at) =>
        AuditTrail.Append(scope, draft.Department, actor, action, "draft", draft.Id, detail, at);

    private static string WordOf(DraftState state) => state switch
    {
        DraftState.Editing => "editing",
        DraftState.Submitted => "submitted",
        DraftState.Rejected => "rejected",
        DraftState.Published => "published",
        DraftState.Withdrawn => "withdrawn",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "no such state"),
    };

    private sealed record Row
    {
        public required string Id { get; init; }

        public required string PolicyId { get; init; }

        public required string Department { get; init; }

        public required string BaseVersion { get; init; }

        public required string BaseHash { get; init; }

        public required string Text { get; init; }

        public required string CasesText { get; init; }

        public required long RowVersion { get; init; }

        public required string State { get; init; }

        public required string Author { get; init; }

        public required string LastEditor { get; init; }

        public string? Reason { get; init; }

        public required string CreatedAt { get; init; }

        public required string UpdatedAt { get; init; }

        public Draft ToDraft() => new(
            Id, PolicyId, Department, BaseVersion, BaseHash, Text, CasesText, RowVersion, Enum.GetValues<DraftState>().Single(s => WordOf(s) == State),
            Author, LastEditor, Reason, Stored.Instant(CreatedAt), Stored.Instant(UpdatedAt));
    }
}
