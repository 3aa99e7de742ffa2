using Matching.Engine.Ports;
using Matching.Rules;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Matching.Scheduler.Tests;

internal sealed class SchedulerNodeTests
{
    [Test]
    public async Task Start_NightDue_HangfireWorksItOffAndTheHostStops()
    {
        var clock = new SetClock(SetClock.Shanghai(2025, 11, 29, 9, 0));
        var closed = new TaskCompletionSource<DateOnly>(TaskCreationOptions.RunContinuationsAsynchronously);
        var desk = new TableDesk(clock) { OnClosed = date => closed.TrySetResult(date) };
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton<INightDesk>(desk);
        builder.Services.AddSingleton<IDeliveryDesk>(desk);
        builder.Services.AddSingleton<IScheduleJournal, SilentJournal>();
        builder.Services.AddMatchingScheduler(new ScheduleOptions(), clock);
        using var host = builder.Build();

        await host.StartAsync().ConfigureAwait(false);
        var date = await closed.Task.WaitAsync(TimeSpan.FromMinutes(1)).ConfigureAwait(false);
        await host.StopAsync().ConfigureAwait(false);

        Assert.That(date, Is.EqualTo(new DateOnly(2025, 11, 29)));
        Assert.That(desk.Log.Where(l => l.StartsWith("evaluate", StringComparison.Ordinal)), Is.EquivalentTo(new[]
        {
            "evaluate 11-29 a0", "evaluate 11-29 a10", "evaluate 11-29 b0",
        }));
    }

    private sealed class SilentJournal : IScheduleJournal
    {
        public void Note(LocalizedText line) => TestContext.Out.WriteLine(line.En);

        public void Warn(LocalizedText line, Exception? cause = null) => TestContext.Out.WriteLine($"{line.En} {cause}");
    }
}
