using Hangfire;
using Microsoft.Extensions.DependencyInjection;

namespace Matching.Scheduler.Jobs;

/// <summary>Gives Hangfire the jobs that the host has made.</summary>
/// <param name="services">Services of the host.</param>
public sealed class HostJobActivator(IServiceProvider services) : JobActivator
{
    /// <inheritdoc/>
    public override object ActivateJob(Type jobType) => services.GetRequiredService(jobType);
}
