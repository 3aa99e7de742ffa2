using Matching.Api.Recipients;
using Matching.Api.Security;
using Matching.Engine.Entitlements;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Matching.Api.Endpoints.Recipients;

/// <summary>Forms of the recipients' pages.</summary>
public static class RecipientForms
{
    /// <summary>Maps them.</summary>
    public static void MapRecipientForms(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/rights/{id}/answer", Answer).RequireAuthorization(new AuthorizeAttribute { Roles = Roles.Recipient }).ExcludeFromDescription();

    private static IResult Answer([FromServices] MyRecords mine, string id, [FromForm] string answer, [FromForm] long revision)
    {
        if (!Enum.TryParse<RecipientAnswer>(answer, ignoreCase: true, out var given) || !Enum.IsDefined(given))
        {
            return Results.BadRequest();
        }

        return mine.Give(id, given, revision).Outcome switch
        {
            AnswerOutcome.Stored => Results.LocalRedirect($"/rights/{Uri.EscapeDataString(id)}?told={(given == RecipientAnswer.Confirm ? "confirm" : "decline")}"),
            AnswerOutcome.NotFound => Results.LocalRedirect($"/rights/{Uri.EscapeDataString(id)}"),
            _ => Results.LocalRedirect($"/rights/{Uri.EscapeDataString(id)}?told=changed"),
        };
    }
}
