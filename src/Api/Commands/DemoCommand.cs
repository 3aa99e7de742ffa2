using System.CommandLine;
using Matching.Api.Composition;
using Matching.Api.Site;
using Matching.Storage.Sources;
using Matching.Synthetic;

namespace Matching.Api.Commands;

/// <summary><c>demo</c>: the main job for a newcomer, from generated source files to payment files.</summary>
public static class DemoCommand
{
    /// <summary>The business date of the demo when none is given, so that everybody sees the same night.</summary>
    public static readonly DateOnly DefaultDate = new(2025, 11, 28);

    /// <summary>The command.</summary>
    public static Command Create(CommandInvocations invocations)
    {
        var subjects = new Option<int>("--subjects") { Description = "Number of subjects · 主体数", DefaultValueFactory = _ => 100_000 };
        var seed = new Option<long>("--seed") { Description = "Seed · 随机种子", DefaultValueFactory = _ => 1 };
        var asOf = GlobalOptions.AsOf();
        asOf.Description = "Business date (default: 2025-11-28) · 业务日期";
        var noServe = new Option<bool>("--no-serve") { Description = "End after the night · 不启动网站" };
        var urls = ServeCommand.Urls();
        var command = new Command("demo", "One night end to end on generated data · 演示") { subjects, seed, asOf, noServe, urls };
        return invocations.Bind(command, (invocation, cancellation) =>
        {
            var parsed = invocation.Parsed;
            var day = parsed.GetValue(asOf) ?? DefaultDate;
            using var workspace = Workspace.Open(invocation, folder => DemoFolder.StartAnew(folder, day));
            Run(invocation, workspace, parsed.GetValue(subjects), parsed.GetValue(seed), day, cancellation);
            if (!parsed.GetValue(noServe))
            {
                SiteHost.Serve(invocation, workspace, parsed.GetValue(urls)!, cancellation);
            }

            return ExitCode.Done;
        });
    }

    private static void Run(
        CommandInvocation invocation, Workspace workspace, int subjects, long seed, DateOnly asOf, CancellationToken cancellation)
    {
        var folder = workspace.Folder;
        var generated = GenerateCommand.Generate(invocation, new GenerationRequest(subjects, seed, asOf, folder.Sources, DemoScorer.HistoryMonths), cancellation);
        var report = ImportCommand.ImportFiles(invocation, workspace, new ImportRequest(asOf, [folder.Sources]));
        if (!invocation.Json)
        {
            ImportCommand.Print(invocation, report);
        }

        DemoScorer.Prepare(invocation, workspace, generated.History!.Path);
        var summary = RunCommand.Run(invocation, workspace, asOf, policy: null, cancellation);
        RunSummaryPrinter.Print(invocation, summary);
        if (!invocation.Json)
        {
            var files = Directory.Exists(folder.RailOutbox) ? Directory.GetFiles(folder.RailOutbox, "*.xml").Length : 0;
            invocation.Console.Output.WriteLine(invocation.Say(
                $"付款文件 {files} 个：{Path.GetFullPath(folder.RailOutbox)}", $"{files} payment files: {Path.GetFullPath(folder.RailOutbox)}"));
        }
    }
}
