using System.CommandLine;
using Matching.Api.Composition;
using Matching.Api.Scheduling;
using Matching.Rules;
using Matching.Scheduler;

namespace Matching.Api.Commands;

/// <summary><c>worker</c>: a scheduler node without a site.</summary>
public static class WorkerCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandInvocations invocations)
    {
        var command = new Command("worker", "Runs the nights by the clock, without a site · 调度节点");
        return invocations.Bind(command, (invocation, cancellation) =>
        {
            using var workspace = Workspace.Open(invocation);
            if (workspace.Settings.Schedule.Enabled == false)
            {
                throw new CommandFailure(
                    ExitCode.BadInput, new LocalizedText("调度已关闭，调度节点无事可做", "the schedule is off, so a worker has nothing to do"), "Matching:Schedule:Enabled",
                    new LocalizedText("删去此设置", "remove the setting"));
            }

            Work(invocation, workspace, cancellation);
            return ExitCode.Done;
        });
    }

    private static void Work(CommandInvocation invocation, Workspace workspace, CancellationToken cancellation)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddScheduler(workspace, enabled: true);
        builder.Services.AddSingleton<IScheduleJournal>(new ConsoleJournal(invocation, workspace.Clock));
        using var host = builder.Build();
        host.RunAsync(cancellation).GetAwaiter().GetResult();
        invocation.Console.Error.WriteLine(invocation.Say("调度节点已停止；未完成的由下次启动继续", "the worker has stopped; what is unfinished goes on at the next start"));
    }
}
