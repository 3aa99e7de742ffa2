using Matching.Api.Security;
using Matching.Api.Site;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace Matching.Api.Endpoints.Session;

/// <summary>Signing in and out.</summary>
public static class SessionEndpoints
{
    /// <summary>Maps them.</summary>
    public static void MapSession(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/login", Enter).AllowAnonymous().ExcludeFromDescription();
        routes.MapPost("/logout", (Delegate)Leave).AllowAnonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> Enter(HttpContext context, [FromServices] DemoAccounts accounts, [FromForm] string account, [FromForm] string? returnUrl)
    {
        if (accounts.Find(account) is not { } known)
        {
            return Results.LocalRedirect("/login?refused=1");
        }

        await context.SignInAsync(SignIn.Scheme, known.ToPrincipal(SignIn.Scheme)).ConfigureAwait(false);
        return Results.LocalRedirect(returnUrl is { Length: > 1 } ? LocalAddress.OrHome(returnUrl) : SiteArea.HomeOf(known));
    }

    private static async Task<IResult> Leave(HttpContext context)
    {
        await context.SignOutAsync(SignIn.Scheme).ConfigureAwait(false);
        return Results.LocalRedirect("/login");
    }
}
