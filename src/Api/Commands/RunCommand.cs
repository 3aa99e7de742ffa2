using System.CommandLine;
using Matching.Api.Composition;
using Matching.Api.Terminal;
using Matching.Engine.Ports;
using Matching.Engine.Runs;
using Matching.Rules;
using Matching.Storage.Snapshots;

namespace Matching.Api.Commands;

/// <summary><c>run --as-of D</c>: one night.</summary>
public static class RunCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandInvocations invocations)
    {
        var asOf = GlobalOptions.AsOf();
        var full = new Option<bool>("--full") { Description = "Judge everything again (the only way so far) · 全量" };
        var policy = new Option<string?>("--policy") { Description = "Only this policy · 只跑这一项政策" };
        var command = new Command("run", "Runs one night for a business date · 跑一夜") { asOf, full, policy };
        return invocations.Bind(command, (invocation, cancellation) =>
        {
            using var workspace = Workspace.Open(invocation);
            var summary = Run(invocation, workspace, invocation.BusinessDate(asOf), invocation.Parsed.GetValue(policy), cancellation);
            RunSummaryPrinter.Print(invocation, summary);
            return ExitCode.Done;
        });
    }

    /// <summary>Runs a night with progress.</summary>
    /// <exception cref="CommandFailure">There is no snapshot for the date, no such policy, or another process took the night over.</exception>
    public static RunSummary Run(CommandInvocation invocation, Workspace workspace, DateOnly asOf, string? policy, CancellationToken cancellation)
    {
        var only = policy is null ? null : workspace.Loaded.Require(policy).Id;
        try
        {
            return Stage.Run(invocation.Console, invocation.Say($"{asOf:yyyy-MM-dd} 夜间比对", $"the night of {asOf:yyyy-MM-dd}"), progress =>
            {
                var snapshot = workspace.Snapshots.Load(workspace.Snapshots.Find(asOf));
                var summary = workspace.Night().Run(
                    new NightRequest(asOf, snapshot, workspace.Loaded.Catalogue, only),
                    new ForwardProgress<NightProgress>(progress, p => new StageProgress(p.Done, p.Total, $"{p.Stage} {p.PolicyId}")), cancellation);

                // Inboxes are filled without a server too; what a channel does not take now waits for the next delivery.
                workspace.Deliveries.Desk.DeliverDue(cancellation).GetAwaiter().GetResult();
                return summary;
            });
        }
        catch (SnapshotException e)
        {
            throw new CommandFailure(
                ExitCode.BadInput, new LocalizedText(e.Message, e.Message), "run --as-of",
                new LocalizedText("先用 import 导入该日数据", "import the sources of that date first"), e);
        }
        catch (StaleRunException e)
        {
            throw new CommandFailure(
                ExitCode.Refused, new LocalizedText(e.Message, e.Message), "run",
                new LocalizedText("另一进程已接管该夜，无需处理", "another process has taken the night over; nothing is lost"), e);
        }
    }
}
