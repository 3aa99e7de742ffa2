using System.Collections.Immutable;
using Matching.Api.Composition;
using Matching.Api.Security;
using Matching.Engine.Reviews;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Matching.Api.Endpoints.Operations;

/// <summary>Deciding rights in review and held payout batches over <c>/api/v1</c>.</summary>
public static class ReviewApi
{
    private const string BadAction = "REVIEW-BAD-ACTION";

    /// <summary>Maps it.</summary>
    public static void MapReviewApi(this IEndpointRouteBuilder routes)
    {
        var reviewers = new AuthorizeAttribute { Roles = Roles.Reviewer };
        var api = routes.MapGroup("/api/v1").WithTags("reviews");
        api.MapGet("/reviews", List).RequireAuthorization(reviewers).Produces<ListAnswer<ReviewAnswer>>().ProducesProblem(400);
        api.MapGet("/reviews/{id}", Find).RequireAuthorization(reviewers).Produces<ReviewAnswer>().ProducesProblem(404);
        api.MapPost("/reviews/{id}/decision", Decide).RequireAuthorization(reviewers).Produces<DecisionAnswer>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        api.MapGet("/payout-batches/held", Batches).RequireAuthorization(new AuthorizeAttribute { Roles = OperationsRoles.BatchReaders })
            .Produces<ImmutableArray<HeldBatchAnswer>>();
        api.MapPost("/payout-batches/{id}/release", Release).RequireAuthorization(new AuthorizeAttribute { Roles = Roles.Finance })
            .Produces<DecisionAnswer>().ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
    }

    private static IResult List([FromServices] Workspace workspace, string? policy, string? after, int? limit) => Answer(() =>
    {
        var page = workspace.Reviews().List(new ReviewQuery(policy, after, limit ?? 50));
        return new ListAnswer<ReviewAnswer>([.. page.Items.Select(ReviewAnswer.Of)], page.Next);
    });

    private static IResult Find([FromServices] Workspace workspace, string id) => workspace.Reviews().Find(id) is { } item
        ? Results.Ok(ReviewAnswer.Of(item))
        : ApiProblem.Of(404, ReviewRefusal.NotFound, "there is no such right in review", $"no right {id} waits for review; /api/v1/reviews lists those that do");

    private static IResult Decide([FromServices] Workspace workspace, [FromServices] CurrentUser user, string id, [FromBody] DecisionRequest request) => Answer(() =>
    {
        var decision = new ReviewDecision(id, ActionOf(request.Action), request.Reason ?? "", user.Id, request.Stamp ?? "");
        return new DecisionAnswer(workspace.Reviews().Decide(decision, BusinessDay.Of(workspace.Clock)).ToString());
    });

    private static ReviewAction ActionOf(string? action) => action switch
    {
        nameof(ReviewAction.Release) => ReviewAction.Release,
        nameof(ReviewAction.Exclude) => ReviewAction.Exclude,
        _ => throw new ReviewRefusedException(BadAction, new($"没有动作“{action}”，请写 Release 或 Exclude", $"there is no action '{action}'; write Release or Exclude")),
    };

    private static IResult Batches([FromServices] Workspace workspace) =>
        Results.Ok(workspace.Batches().List().Select(HeldBatchAnswer.Of).ToImmutableArray());

    private static IResult Release([FromServices] Workspace workspace, [FromServices] CurrentUser user, string id, [FromBody] ReleaseRequest request) => Answer(() =>
        new DecisionAnswer(workspace.Batches().Decide(id, request.Reason ?? "", user.Id, request.Stamp ?? "").ToString()));

    private static IResult Answer<T>(Func<T> act)
    {
        try
        {
            return Results.Ok(act());
        }
        catch (ReviewRefusedException e)
        {
            return ApiProblem.Of(StatusOf(e.Code), e.Code, "the request was refused; nothing was stored", e.What.En, new Dictionary<string, object?> { ["detailZh"] = e.What.Zh });
        }
    }

    private static int StatusOf(string code) => code switch
    {
        ReviewRefusal.NotFound => 404,
        ReviewRefusal.BadCursor or ReviewRefusal.BadSize or ReviewRefusal.ReasonMissing or BadAction => 400,
        _ => 409,
    };
}

/// <summary>A right in review; the score is null where no scorer knew it, the amount a decimal text or null.</summary>
public sealed record ReviewAnswer(
    string Id, string Policy, string Version, string Subject, string Cycle, string Item, string? Amount, string Currency, decimal? Score, string? ReasonCode, string? Reason,
    bool NeedsTwo, string? ProposedAction, string? ProposedBy, string Stamp)
{
    /// <summary>The answer of an item.</summary>
    public static ReviewAnswer Of(ReviewItem item)
    {
        var right = item.Right;
        return new(
            right.Id, right.Key.PolicyId, right.Version, right.Key.Subject, right.Key.Cycle, right.Key.Item, right.Amount?.ToString(), right.Currency, item.Score,
            right.ReasonCode, right.Reason, item.NeedsTwo, item.Proposal?.Action, item.Proposal?.Actor, item.Stamp);
    }
}

/// <summary>A decision.</summary>
/// <param name="Action"><c>Release</c> or <c>Exclude</c>.</param>
/// <param name="Reason">Why; required to exclude.</param>
/// <param name="Stamp">The stamp of the right that the decision was made on.</param>
public sealed record DecisionRequest(string? Action, string? Reason, string? Stamp);

/// <summary>A release of a held batch.</summary>
/// <param name="Reason">Why it may go out.</param>
/// <param name="Stamp">The stamp of the batch that the decision was made on.</param>
public sealed record ReleaseRequest(string? Reason, string? Stamp);

/// <summary>What came of a decision.</summary>
/// <param name="Effect"><c>Proposed</c>: a second person must decide the same; <c>Effective</c>: it has effect.</param>
public sealed record DecisionAnswer(string Effect);

/// <summary>A held batch; the sum is a decimal text.</summary>
public sealed record HeldBatchAnswer(
    string MessageId, string Department, DateOnly BusinessDate, string Line, int Payments, string Sum, string Currency, string Reason, string? ProposedBy, string Stamp)
{
    /// <summary>The answer of a batch.</summary>
    public static HeldBatchAnswer Of(HeldBatch b) =>
        new(b.MessageId, b.Department, b.BusinessDate, b.Line, b.Count, b.Sum.ToString(), b.Sum.Currency, b.Reason, b.Proposal?.Actor, b.Stamp);
}
