using System.Text.Encodings.Web;
using System.Text.Unicode;
using Matching.Api.Commands;
using Matching.Api.Components;
using Matching.Api.Composition;
using Matching.Api.Endpoints.Analytics;
using Matching.Api.Endpoints.Officer;
using Matching.Api.Endpoints.Recipients;
using Matching.Api.Endpoints.Operations;
using Matching.Api.Endpoints.Policies;
using Matching.Api.Endpoints.Session;
using Matching.Api.Previews;
using Matching.Api.Recipients;
using Matching.Api.Scheduling;
using Matching.Api.Security;

namespace Matching.Api.Site;

/// <summary>The site over one workspace: server-rendered pages, the API and health.</summary>
public static class SiteHost
{
    /// <summary>Serves until the process is asked to stop.</summary>
    /// <param name="invocation">The invocation; says where to write the address.</param>
    /// <param name="workspace">The open workspace.</param>
    /// <param name="urls">Addresses to listen on, separated by semicolons.</param>
    /// <param name="cancellation">Stops the site.</param>
    public static void Serve(CommandInvocation invocation, Workspace workspace, string urls, CancellationToken cancellation)
    {
        using var app = Build(workspace, urls);
        app.Lifetime.ApplicationStarted.Register(() => Announce(invocation, app));
        app.RunAsync(cancellation).GetAwaiter().GetResult();
    }

    private static void Announce(CommandInvocation invocation, WebApplication app)
    {
        var error = invocation.Console.Error;
        error.WriteLine(invocation.Say(
            $"网站已启动：{string.Join(' ', app.Urls)}（Ctrl+C 停止）", $"the site is at {string.Join(' ', app.Urls)} (Ctrl+C stops it)"));
        var accounts = app.Services.GetRequiredService<DemoAccounts>();
        if (accounts.Allowed)
        {
            var names = accounts.Recipients().Concat(DemoAccounts.Officials).Select(a => a.Name.In(invocation.Language));
            error.WriteLine(invocation.Say($"演示账号（在 /login 选择，无密码）：{string.Join("、", names)}", $"demo accounts (choose at /login, no password): {string.Join(", ", names)}"));
        }
    }

    /// <summary>The site, not yet started.</summary>
    public static WebApplication Build(Workspace workspace, string urls)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(SiteHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);

        // The keys lie in the data folder, which belongs to the operator alone; that they are not encrypted there is no news at every start.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);

        // It warns of every page with a form that the page is not to be cached, which is what is wanted here.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls(urls);
        AddServices(builder.Services, workspace);

        var app = builder.Build();
        app.UseStatusCodePages();
        app.Use(OwnContentOnly);
        app.Use(Preferences.Keep);
        OpenApi.Map(app);
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        Map(app);
        return app;
    }

    private static void AddServices(IServiceCollection services, Workspace workspace)
    {
        services.AddSingleton(workspace);
        services.AddSingleton(workspace.Clock);
        services.AddSingleton<PreviewDesk>();
        services.AddProblemDetails();
        services.AddRazorComponents();
        SignIn.Add(services, workspace);
        services.AddSingleton<NewestOutlook>();
        services.AddScoped<MyRecords>();
        OpenApi.Add(services);

        // Chinese stays readable in the page's source; what HTML needs escaped is escaped all the same.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddSiteScheduler(workspace);
        services.AddHealthChecks().AddCheck<DatabaseHealthCheck>("database", tags: ["ready"]).AddCheck<ScheduleHealthCheck>("schedule", tags: ["ready"]);
        JobDashboard.Add(services);
    }

    private static void Map(WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains("ready") }).AllowAnonymous();
        app.MapSession();
        app.MapAnalytics();
        app.MapRecipientForms();
        app.MapRecipientApi();
        app.MapPolicies();
        app.MapOfficer();
        app.MapOperationsApi();
        app.MapOperationsForms();
        app.MapReviewApi();
        JobDashboard.Map(app);
        app.MapRazorComponents<App>();
    }

    private static Task OwnContentOnly(HttpContext context, RequestDelegate next)
    {
        // The page that shows the API and the dashboard of the jobs bring styles inside their markup, the latter scripts as well.
        var styles = context.Request.Path.StartsWithSegments("/swagger") ? "; style-src 'self' 'unsafe-inline'"
            : context.Request.Path.StartsWithSegments(JobDashboard.Path) ? "; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; font-src 'self' data:" : "";
        context.Response.Headers.ContentSecurityPolicy = $"default-src 'self'; img-src 'self' data:{styles}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers.CacheControl = "no-store";
        return next(context);
    }
}
