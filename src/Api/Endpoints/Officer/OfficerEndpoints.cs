using System.Security.Cryptography;
using System.Text;
using Matching.Api.Components.Officer;
using Matching.Api.Composition;
using Matching.Api.Previews;
using Matching.Api.Security;
using Matching.Api.Site;
using Matching.Engine.Drafts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Matching.Api.Endpoints.Officer;

/// <summary>Policies and drafts for machines, and for the module that checks while an officer types.</summary>
public static class OfficerEndpoints
{
    private const int MostInAPage = 100;

    /// <summary>Maps them.</summary>
    public static void MapOfficer(this IEndpointRouteBuilder routes)
    {
        var read = routes.MapGroup("/api/v1").RequireAuthorization(For(Roles.Officers)).AddEndpointFilter(OfficerRefusals.Answer).WithTags("officer");
        read.MapGet("/drafts", Drafts);
        read.MapGet("/drafts/{id}", DraftOf);
        read.MapPost("/drafts/{id}/check", Check).WithMetadata(new RequestSizeLimitAttribute(4L * DraftDesk.MaxBytes));
        read.MapPost("/drafts/{id}/preview", Preview).WithMetadata(new RequestSizeLimitAttribute(4L * DraftDesk.MaxBytes));

        var write = routes.MapGroup("/api/v1").RequireAuthorization(For(Roles.OfficerAuthor)).AddEndpointFilter(OfficerRefusals.Answer).WithTags("officer");
        write.MapPost("/drafts", Copy);
        write.MapPut("/drafts/{id}", Save).WithMetadata(new RequestSizeLimitAttribute(4L * DraftDesk.MaxBytes));
        write.MapPost("/drafts/{id}/submit", Submit);
        write.MapPost("/drafts/{id}/withdraw", Withdraw);

        var approve = routes.MapGroup("/api/v1").RequireAuthorization(For(Roles.OfficerApprover)).AddEndpointFilter(OfficerRefusals.Answer).WithTags("officer");
        approve.MapPost("/drafts/{id}/publish", Publish);
        approve.MapPost("/drafts/{id}/reject", Reject);
    }

    /// <summary>Identifier of the draft that one account's request makes: the same key gives the same draft.</summary>
    public static string DraftIdOf(string account, string key) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{account}\n{key}")))[..20];

    private static AuthorizeAttribute For(string roles) => new() { Roles = roles };

    private static PageOf<DraftView> Drafts(Workspace workspace, string? after = null, int limit = MostInAPage)
    {
        var all = workspace.Drafts().All();
        var rest = after is null ? all : all.SkipWhile(d => d.Id != after).Skip(1).ToList();
        var items = rest.Take(Math.Clamp(limit, 1, MostInAPage)).Select(DraftView.Of).ToList();
        return new PageOf<DraftView>(items, items.Count < rest.Count ? items[^1].Id : null);
    }

    private static IResult DraftOf(Workspace workspace, HttpContext context, string id) => Shown(context, workspace.Drafts().Require(id));

    private static IResult Copy(
        Workspace workspace, HttpContext context, CurrentUser user, CopyRequest request, [FromHeader(Name = "Idempotency-Key")] string? key = null)
    {
        if (string.IsNullOrWhiteSpace(key))
        {
            return NoKey();
        }

        var draft = workspace.Drafts().Copy(DraftIdOf(user.Id, key), request.Policy, request.Version, user.Id, BusinessDay.Of(workspace.Clock));
        context.Response.Headers.ETag = EntityTag.Of(draft);
        return Results.Created($"/api/v1/drafts/{draft.Id}", DraftView.Of(draft));
    }

    private static IResult Save(
        Workspace workspace, HttpContext context, CurrentUser user, string id, TextsRequest request, [FromHeader(Name = "If-Match")] string? match = null) =>
        EntityTag.RowVersion(match) is { } row
            ? Shown(context, workspace.Drafts().Save(id, row, request.Text, request.Cases, user.Id))
            : ApiProblem.Of(StatusCodes.Status428PreconditionRequired, "if-match-missing", "the header If-Match is missing", "send the ETag of the draft that you edited");

    private static IResult Check(Workspace workspace, HttpContext context, string id, TextsRequest request)
    {
        var check = workspace.Drafts().Check(id, request.Text, request.Cases);
        var words = Preferences.Words(context);
        return WantsPage(context) && workspace.Loaded.Catalogue.Find(workspace.Drafts().Require(id).PolicyId) is { } policy
            ? new RazorComponentResult<DraftAnswer>(new { Check = check, Policy = policy, Words = words })
            : Results.Ok(CheckView.Of(check, words.Language));
    }

    private static IResult Preview(
        Workspace workspace, PreviewDesk desk, HttpContext context, CurrentUser user, string id, PreviewTextRequest request, CancellationToken cancellation)
    {
        var draft = workspace.Drafts().Require(id);
        if (workspace.Loaded.Catalogue.Find(draft.PolicyId) is not { } policy)
        {
            return NoPolicy(draft.PolicyId);
        }

        var report = desk.Run(user.Id, policy, request.Text, request.Against, request.AsOf, cancellation);
        return WantsPage(context)
            ? new RazorComponentResult<PreviewTable>(new { Report = report, Words = Preferences.Words(context) })
            : Results.Ok(report);
    }

    private static IResult Submit(Workspace workspace, HttpContext context, CurrentUser user, string id, ActRequest request) =>
        Shown(context, workspace.Drafts().Submit(id, request.ContentHash, user.Id));

    private static IResult Withdraw(Workspace workspace, HttpContext context, CurrentUser user, string id, ActRequest request) =>
        Shown(context, workspace.Drafts().Withdraw(id, request.ContentHash, user.Id));

    private static IResult Reject(Workspace workspace, HttpContext context, CurrentUser user, string id, ActRequest request) =>
        Shown(context, workspace.Drafts().Reject(id, request.ContentHash, user.Id, request.Reason ?? ""));

    private static IResult Publish(
        Workspace workspace, HttpContext context, CurrentUser user, string id, ActRequest request, [FromHeader(Name = "Idempotency-Key")] string? key = null) =>
        string.IsNullOrWhiteSpace(key) ? NoKey() : Shown(context, workspace.Drafts().Publish(id, request.ContentHash, user.Id));

    private static IResult Shown(HttpContext context, Draft draft)
    {
        context.Response.Headers.ETag = EntityTag.Of(draft);
        return Results.Ok(DraftView.Of(draft));
    }

    private static bool WantsPage(HttpContext context) => context.Request.Headers.Accept.ToString().StartsWith("text/html", StringComparison.Ordinal);

    private static IResult NoKey() => ApiProblem.Of(
        StatusCodes.Status400BadRequest, "idempotency-key-missing", "the header Idempotency-Key is missing", "send a new key for each new request, and the same key when you repeat one");

    private static IResult NoPolicy(string id) =>
        ApiProblem.Of(StatusCodes.Status404NotFound, "policy-not-found", $"there is no policy {id}", "GET /api/v1/policies lists them");
}
