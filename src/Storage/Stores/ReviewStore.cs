using System.Collections.Immutable;
using System.Data.Common;
using Dapper;
using Matching.Engine.Entitlements;
using Matching.Engine.Ports;
using Matching.Engine.Reviews;

namespace Matching.Storage.Stores;

/// <summary>Rights in review in the database.</summary>
public sealed class ReviewStore : IReviewStore
{
    private const string ObjectType = "entitlement";

    // The newest score of each right; one that no scorer knew comes after all others.
    private const string Rows =
        "SELECT " + EntitlementStore.RowColumns + ", id, score_rank, action, stamp, actor, proposed_reason, at FROM ("
        + "SELECT e.*, COALESCE((SELECT s.score FROM decision_score s WHERE s.policy_id = e.policy_id AND s.subject = e.subject AND s.item = e.item "
        + "ORDER BY s.as_of DESC, s.run_id DESC LIMIT 1), 1000001) AS score_rank FROM entitlement e) r "
        + "LEFT JOIN (SELECT object_id, action, stamp, actor, reason AS proposed_reason, at FROM approval_proposal WHERE object_type = 'entitlement') p ON object_id = id ";

    private readonly Database database;
    private readonly ImmutableArray<string> topics;

    /// <summary>Reviews of a database.</summary>
    /// <param name="database">The database.</param>
    /// <param name="topics">Channels that each notification is sent over; the portal's inbox by default.</param>
    public ReviewStore(Database database, ImmutableArray<string> topics = default)
    {
        this.database = database;
        this.topics = topics.IsDefaultOrEmpty ? NotificationWriter.PortalOnly : topics;
    }

    /// <inheritdoc/>
    public IReadOnlyList<ReviewRow> Waiting(string? policyId, ReviewCursor after, int count) => Read(
        "WHERE r.state = 'InReview' " + (policyId is null ? "" : "AND r.policy_id = @PolicyId ")
        + "AND (score_rank > @Rank OR (score_rank = @Rank AND id > @Id)) ORDER BY score_rank, id LIMIT @Count",
        new { PolicyId = policyId, after.Rank, after.Id, Count = count });

    /// <inheritdoc/>
    public ReviewRow? Find(string entitlementId) => Read("WHERE id = @Id", new { Id = entitlementId }).SingleOrDefault();

    /// <inheritdoc/>
    public void Propose(Entitlement right, Proposal proposal) => database.Write("review-propose", t =>
    {
        var scope = new WriteScope(database.Dialect, t);
        Lock(scope, right);
        ProposalWriter.Replace(scope, ObjectType, right.Id, right.Department, proposal);
        AuditTrail.Append(scope, right.Department, proposal.Actor, "review.proposed", ObjectType, right.Id, proposal.Action, proposal.At);
    });

    /// <inheritdoc/>
    public void Apply(EntitlementChange change, ReviewAction action, string actor, Proposal? seconded, DateTimeOffset at) => database.Write("review-decide", t =>
    {
        var scope = new WriteScope(database.Dialect, t);
        var right = change.After;
        if (!ProposalWriter.End(scope, ObjectType, right.Id, seconded))
        {
            throw new RightChangedException(right.Id, "as it was proposed");
        }

        EntitlementWriter.Write(scope, null, EntitlementWriter.Web, actor, [change], at);
        NotificationWriter.Write(scope, NotificationWriter.OutsideRuns, change.Notification is { } told ? [told] : [], topics, at);
        AuditTrail.Append(
            scope, right.Department, actor, action == ReviewAction.Release ? "review.released" : "review.excluded", ObjectType, right.Id,
            seconded is null ? "" : $"proposed by {seconded.Actor}", at);
    });

    private static void Lock(WriteScope scope, Entitlement right)
    {
        var (state, reason) = (right.State.ToString(), right.Reason);
        if (scope.Execute("UPDATE entitlement SET reason = @Reason WHERE id = @Id AND state = @State", new { Reason = reason, right.Id, State = state }) != 1)
        {
            throw new RightChangedException(right.Id, state);
        }
    }

    private IReadOnlyList<ReviewRow> Read(string where, object parameters) => database.Read(connection =>
    {
        var rows = new List<ReviewRow>();
        using var reader = (DbDataReader)connection.ExecuteReader(
            Rows + where, parameters);
        while (reader.Read())
        {
            var rank = reader.GetInt64(EntitlementStore.RowWidth + 1);
            rows.Add(new ReviewRow(
                EntitlementStore.Row(reader), rank == ReviewCursor.Unscored ? null : checked((int)rank), ProposalWriter.Read(reader, EntitlementStore.RowWidth + 2)));
        }

        return rows;
    });
}
