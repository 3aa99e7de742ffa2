using System.Text.Encodings.Web;
using System.Text.Unicode;
using Matching.Api.Commands;
using Matching.Api.Components;
using Matching.Api.Composition;
using Microsoft.AspNetCore.DataProtection;

namespace Matching.Api.Site;

/// <summary>The site over one workspace: server-rendered pages and health.</summary>
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
        app.Lifetime.ApplicationStarted.Register(() => invocation.Console.Error.WriteLine(invocation.Say(
            $"网站已启动：{string.Join(' ', app.Urls)}（Ctrl+C 停止）", $"the site is at {string.Join(' ', app.Urls)} (Ctrl+C stops it)")));
        app.RunAsync(cancellation).GetAwaiter().GetResult();
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
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.UseUrls(urls);
        builder.Services.AddSingleton(workspace);
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddRazorComponents();

        // Chinese stays readable in the page's source; what HTML needs escaped is escaped all the same.
        builder.Services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));

        // No form is served yet, so nothing has to survive a restart.
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddHealthChecks().AddCheck<DatabaseHealthCheck>("database", tags: ["ready"]);

        var app = builder.Build();
        app.Use(OwnContentOnly);
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains("ready") });
        app.MapRazorComponents<App>();
        return app;
    }

    private static Task OwnContentOnly(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.ContentSecurityPolicy = "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        return next(context);
    }
}
