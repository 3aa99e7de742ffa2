using Matching.Api.Composition;
using Matching.Api.Security;
using Matching.Api.Site;
using Matching.Engine.Reviews;
using Matching.Scheduler;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Matching.Api.Endpoints.Operations;

/// <summary>What the buttons of the operators' pages do: an act, then the page again.</summary>
public static class OperationsForms
{
    /// <summary>Maps them.</summary>
    public static void MapOperationsForms(this IEndpointRouteBuilder routes)
    {
        var forms = routes.MapGroup("/operations").ExcludeFromDescription();
        var administrators = new AuthorizeAttribute { Roles = Roles.SystemAdmin };
        forms.MapPost("/run-next", RunNext).RequireAuthorization(administrators);
        forms.MapPost("/dead-letters/replay", Replay).RequireAuthorization(administrators);
        forms.MapPost("/review", Decide).RequireAuthorization(new AuthorizeAttribute { Roles = Roles.Reviewer });
        forms.MapPost("/batches", Release).RequireAuthorization(new AuthorizeAttribute { Roles = Roles.Finance });
    }

    // The token is checked because the form is read.
    private static IResult RunNext([FromServices] NightScheduler scheduler, [FromForm] string? confirm) =>
        confirm == "yes" ? Results.LocalRedirect($"/operations?asked={LocalTime.Of(scheduler.RunNext())}") : Results.LocalRedirect("/operations");

    private static IResult Replay([FromServices] Workspace workspace, [FromServices] CurrentUser user, [FromForm] string? id, [FromForm] string? topic)
    {
        var outbox = workspace.Deliveries.Outbox;
        var now = workspace.Clock.GetUtcNow();
        var replayed = id is { Length: > 0 } ? (outbox.Replay(id, user.Id, now) ? 1 : 0) : topic is { Length: > 0 } ? outbox.ReplayAll(topic, user.Id, now) : 0;
        return Results.LocalRedirect(FormattableString.Invariant($"/operations/dead-letters?replayed={replayed}"));
    }

    private static IResult Decide(
        [FromServices] Workspace workspace, [FromServices] CurrentUser user, [FromForm] string id, [FromForm] string stamp, [FromForm] ReviewAction action, [FromForm] string? reason) =>
        Back("/operations/review", () => workspace.Reviews().Decide(new ReviewDecision(id, action, reason ?? "", user.Id, stamp), BusinessDay.Of(workspace.Clock)));

    private static IResult Release(
        [FromServices] Workspace workspace, [FromServices] CurrentUser user, [FromForm] string id, [FromForm] string stamp, [FromForm] string? reason) =>
        Back("/operations/batches", () => workspace.Batches().Decide(id, reason ?? "", user.Id, stamp));

    private static IResult Back(string page, Func<ReviewEffect> decide)
    {
        try
        {
            return Results.LocalRedirect($"{page}?done={decide()}");
        }
        catch (ReviewRefusedException e)
        {
            return Results.LocalRedirect($"{page}?refused={Uri.EscapeDataString(e.Code)}");
        }
    }
}
