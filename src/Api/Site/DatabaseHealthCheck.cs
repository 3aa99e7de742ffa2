using System.Data.Common;
using Matching.Api.Composition;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Matching.Api.Site;

/// <summary>Ready when the database answers.</summary>
/// <param name="workspace">The open workspace.</param>
public sealed class DatabaseHealthCheck(Workspace workspace) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            workspace.Database.Query<long>("SELECT COUNT(*) FROM v_run");
            return Task.FromResult(HealthCheckResult.Healthy());
        }
        catch (DbException e)
        {
            return Task.FromResult(HealthCheckResult.Unhealthy("the database does not answer", e));
        }
    }
}
