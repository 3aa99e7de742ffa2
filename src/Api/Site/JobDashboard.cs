using Hangfire;
using Hangfire.Dashboard;
using Hangfire.Logging;
using Matching.Api.Security;
using Microsoft.AspNetCore.Authorization;

namespace Matching.Api.Site;

/// <summary>Hangfire's own dashboard at <c>/operations/jobs</c>, for system administrators, to look and not to touch.</summary>
public static class JobDashboard
{
    /// <summary>Address.</summary>
    public const string Path = "/operations/jobs";

    /// <summary>Adds what the dashboard needs beside the queue, which the scheduler brings.</summary>
    public static void Add(IServiceCollection services) => services.AddHangfire(_ => { });

    /// <summary>Maps it.</summary>
    public static void Map(WebApplication app)
    {
        var options = new DashboardOptions
        {
            Authorization = [new SystemAdministrators()],
            IsReadOnlyFunc = _ => true,
            AppPath = "/operations",
            DashboardTitle = "免申即享 · Matching",
            DisplayStorageConnectionString = false,
        };
        app.MapHangfireDashboard(Path, options, app.Services.GetRequiredService<JobStorage>())
            .RequireAuthorization(new AuthorizeAttribute { Roles = Roles.SystemAdmin });

        // Hangfire keeps one log for the process; it must not outlive the host that it writes through.
        app.Lifetime.ApplicationStopped.Register(() => LogProvider.SetCurrentLogProvider(null));
    }

    private sealed class SystemAdministrators : IDashboardAuthorizationFilter
    {
        public bool Authorize(DashboardContext context) => context.GetHttpContext().User.IsInRole(Roles.SystemAdmin);
    }
}
