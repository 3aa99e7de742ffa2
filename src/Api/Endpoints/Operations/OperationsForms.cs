using Matching.Api.Composition;
using Matching.Api.Security;
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
        forms.MapPost("/dead-letters/replay", Replay).RequireAuthorization(new AuthorizeAttribute { Roles = Roles.SystemAdmin });
    }

    private static IResult Replay([FromServices] Workspace workspace, [FromServices] CurrentUser user, [FromForm] string? id, [FromForm] string? topic)
    {
        var outbox = workspace.Deliveries.Outbox;
        var now = workspace.Clock.GetUtcNow();
        var replayed = id is { Length: > 0 } ? (outbox.Replay(id, user.Id, now) ? 1 : 0) : topic is { Length: > 0 } ? outbox.ReplayAll(topic, user.Id, now) : 0;
        return Results.LocalRedirect(FormattableString.Invariant($"/operations/dead-letters?replayed={replayed}"));
    }
}
