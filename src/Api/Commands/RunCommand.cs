using System.CommandLine;
using Matching.Api.Composition;
using Matching.Api.Terminal;
using Matching.Engine.Ports;
using Matching.Engine.Runs;
using Matching.Rules;
using Matching.Rules.Packs;
using Matching.Storage.Snapshots;
using Matching.Storage.Stores;

namespace Matching.Api.Commands;

/// <summary><c>run --as-of D</c>: one night.</summary>
public static class RunCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandInvocations invocations)
    {
        var asOf = GlobalOptions.AsOf();
        var full = new Option<bool>("--full") { Description = "Judge every unit again, also where nothing changed since the night before; the decisions are the same · 全量重算" };
        var policy = new Option<string?>("--policy") { Description = "Only this policy · 只跑这一项政策" };
        var knownAt = GlobalOptions.Day("--known-at", "Only versions published by this date, YYYY-MM-DD (default: all) · 只用该日已公布的版本");
        var command = new Command("run", "Runs one night for a business date · 跑一夜") { asOf, full, policy, knownAt };
        return invocations.Bind(command, (invocation, cancellation) =>
        {
            using var workspace = Workspace.Open(invocation);
            var date = invocation.BusinessDate(asOf);
            var catalogue = invocation.Parsed.GetValue(knownAt) is { } day ? KnownOn(workspace, day, date, invocation.Parsed.GetValue(policy)) : null;
            var summary = Run(invocation, workspace, date, invocation.Parsed.GetValue(policy), cancellation, catalogue, invocation.Parsed.GetValue(full));
            RunSummaryPrinter.Print(invocation, summary);
            return ExitCode.Done;
        });
    }

    /// <summary>Runs a night with progress.</summary>
    /// <exception cref="CommandFailure">There is no snapshot for the date, no such policy, or another process took the night over.</exception>
    public static RunSummary Run(
        CommandInvocation invocation, Workspace workspace, DateOnly asOf, string? policy, CancellationToken cancellation, Catalogue? catalogue = null, bool judgesAll = false)
    {
        var only = policy is null ? null : workspace.Loaded.Require(policy).Id;
        try
        {
            return Stage.Run(invocation.Console, invocation.Say($"{asOf:yyyy-MM-dd} 夜间比对", $"the night of {asOf:yyyy-MM-dd}"), progress =>
            {
                var snapshot = workspace.Snapshots.Load(workspace.Snapshots.Find(asOf));
                var summary = workspace.Night(judgesAll).Run(
                    new NightRequest(asOf, snapshot, catalogue ?? workspace.Loaded.Catalogue, only),
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

    /// <summary>Earlier knowledge never replaces decisions that were made with later knowledge.</summary>
    private static Catalogue KnownOn(Workspace workspace, DateOnly day, DateOnly asOf, string? policy)
    {
        var catalogue = workspace.Loaded.KnownOn(day).Catalogue;
        var job = policy is null ? NightRequest.WholeCatalogue : NightRequest.JobOf(policy);
        return new RunStandings(workspace.Database).Of(job, asOf) is not { Phase: NightPhase.Closed } closed || closed.CatalogueHash == catalogue.Hash
            ? catalogue
            : throw new CommandFailure(
                ExitCode.Refused,
                new LocalizedText($"{asOf:yyyy-MM-dd} 已按另一份目录作出判定", $"{asOf:yyyy-MM-dd} has been decided by another catalogue"),
                "run --known-at",
                new LocalizedText("--known-at 只用于还没有判定过的日期；补差用 backpay", "use --known-at only for dates without decisions; pay differences with backpay"));
    }
}
