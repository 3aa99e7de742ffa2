using Matching.Api.Composition;
using Matching.Api.Endpoints;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;

namespace Matching.Api.Security;

/// <summary>Cookies, roles, and who is turned away how.</summary>
public static class SignIn
{
    /// <summary>The scheme.</summary>
    public const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    /// <summary>Adds signing in. Whatever a route does not open is closed to people who are not signed in.</summary>
    public static void Add(IServiceCollection services, Workspace workspace)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<CurrentUser>();
        services.AddSingleton<DemoAccounts>();
        services.AddDataProtection().SetApplicationName("matching").PersistKeysToFileSystem(KeyFolder(workspace.Folder.SiteKeys));
        services.AddAuthentication(Scheme).AddCookie(Scheme, options =>
        {
            options.Cookie.Name = "matching";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.HttpOnly = true;
            options.ExpireTimeSpan = TimeSpan.FromHours(8);
            options.LoginPath = "/login";
            options.AccessDeniedPath = "/denied";
            options.Events.OnRedirectToLogin = context => Turn(context, StatusCodes.Status401Unauthorized, "not-signed-in", "nobody is signed in", "sign in at /login first");
            options.Events.OnRedirectToAccessDenied = context => Turn(context, StatusCodes.Status403Forbidden, "not-allowed", "the account may not do this", "sign in with an account that has the role");
        });
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddCascadingAuthenticationState();
    }

    /// <summary>Machines get a problem, people a page.</summary>
    private static Task Turn(RedirectContext<CookieAuthenticationOptions> context, int status, string code, string title, string detail)
    {
        if (context.Request.Path.StartsWithSegments("/api"))
        {
            return ApiProblem.Of(status, code, title, detail).ExecuteAsync(context.HttpContext);
        }

        context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    private static DirectoryInfo KeyFolder(string path) => OperatingSystem.IsWindows()
        ? Directory.CreateDirectory(path)
        : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
