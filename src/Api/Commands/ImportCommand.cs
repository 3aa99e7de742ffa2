using System.CommandLine;
using Matching.Api.Composition;
using Matching.Api.Terminal;
using Matching.Rules;
using Matching.Storage.Sources;
using Spectre.Console;

namespace Matching.Api.Commands;

/// <summary><c>import PATH… --source NAME</c> and <c>import --sql NAME</c>: source rows → facts or quarantine → sealed snapshot.</summary>
public static class ImportCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandInvocations invocations)
    {
        var paths = new Argument<string[]>("path") { Description = "Source files, or folders of them, each with its manifest · 数据文件或目录", Arity = ArgumentArity.ZeroOrMore };
        var source = new Option<string?>("--source") { Description = "The files must be of this source · 数据源" };
        var sql = new Option<string?>("--sql") { Description = "Name of a configured query (Matching:Sources) · 已配置的查询" };
        var asOf = GlobalOptions.AsOf();
        var acceptShort = new Option<bool>("--accept-short") { Description = "Take deliveries far shorter than the source's earlier ones · 接受行数骤减的报送" };
        var strict = new Option<bool>("--strict") { Description = "Exit code 1 when rows were quarantined · 有隔离行时退出码为 1" };
        var command = new Command("import", "Checks source rows and seals a snapshot · 导入数据并封存快照") { paths, source, sql, asOf, acceptShort, strict };
        return invocations.Bind(command, (invocation, _) =>
        {
            var parsed = invocation.Parsed;
            using var workspace = Workspace.Open(invocation);
            var date = invocation.BusinessDate(asOf);
            var vouched = parsed.GetValue(acceptShort);
            var report = parsed.GetValue(sql) is { } name
                ? ImportQuery(invocation, workspace, new SqlImportRequest(date, SqlQueries.Require(workspace.Settings, name)) { AcceptShort = vouched })
                : ImportFiles(invocation, workspace, new ImportRequest(date, [.. Required(parsed.GetValue(paths)!)], parsed.GetValue(source)) { AcceptShort = vouched });
            Print(invocation, report);
            return parsed.GetValue(strict) && report.Quarantined > 0 ? ExitCode.Short : ExitCode.Done;
        });
    }

    /// <summary>Imports files with progress.</summary>
    /// <exception cref="CommandFailure">The delivery was refused; nothing of it was published.</exception>
    public static ImportReport ImportFiles(CommandInvocation invocation, Workspace workspace, ImportRequest request) =>
        Import(invocation, workspace, (service, progress) => service.Import(request, progress));

    /// <summary>Prints what an import did.</summary>
    public static void Print(CommandInvocation invocation, ImportReport report)
    {
        if (invocation.Json)
        {
            invocation.Console.WriteJson(report);
            return;
        }

        var table = new Table().Border(TableBorder.Simple);
        foreach (var (title, right) in new[]
        {
            (invocation.Say("数据源", "source"), false), (invocation.Say("行数", "rows"), true), (invocation.Say("接受", "accepted"), true),
            (invocation.Say("未变", "unchanged"), true), (invocation.Say("过时", "superseded"), true), (invocation.Say("隔离", "quarantined"), true),
            (invocation.Say("原因", "reasons"), false),
        })
        {
            table.AddColumn(new TableColumn(title) { Alignment = right ? Justify.Right : Justify.Left });
        }

        foreach (var d in report.Deliveries)
        {
            var reasons = d.AlreadyLoaded ? invocation.Say("此前已载入", "loaded before") : string.Join(" ", d.ByReason.Select(r => $"{r.Key}:{r.Value}"));
            table.AddRow(Markup.Escape(d.Source), $"{d.Rows}", $"{d.Accepted}", $"{d.Unchanged}", $"{d.Superseded}", $"{d.Quarantined}", Markup.Escape(reasons));
        }

        invocation.Console.Tables.Write(table);
        invocation.Console.Output.WriteLine(invocation.Say(
            $"接受 {report.Accepted}，未变 {report.Unchanged}，隔离 {report.Quarantined}；快照 {report.AsOf:yyyy-MM-dd} {report.SnapshotHash}",
            $"{report.Accepted} accepted, {report.Unchanged} unchanged, {report.Quarantined} quarantined; snapshot {report.AsOf:yyyy-MM-dd} {report.SnapshotHash}"));
    }

    private static ImportReport ImportQuery(CommandInvocation invocation, Workspace workspace, SqlImportRequest request) =>
        Import(invocation, workspace, (service, progress) => service.Import(request, progress));

    private static ImportReport Import(
        CommandInvocation invocation, Workspace workspace, Func<ImportService, IProgress<ImportProgress>, ImportReport> work)
    {
        try
        {
            return Stage.Run(invocation.Console, invocation.Say("导入数据", "importing sources"), progress => work(
                workspace.Import(), new ForwardProgress<ImportProgress>(progress, p => new StageProgress(0, 0, $"{p.Source} {p.Rows}"))));
        }
        catch (ImportRefusedException refused)
        {
            foreach (var one in refused.Refusals)
            {
                invocation.Console.Error.WriteLine($"{one.File}: {one.Code}: {one.What.In(invocation.Language)}");
            }

            throw new CommandFailure(
                refused.Refusals.All(r => r.ByGuard) ? ExitCode.Refused : ExitCode.BadInput,
                new LocalizedText($"{refused.Refusals.Length} 处不能接受，未发布任何内容", $"{refused.Refusals.Length} refusals; nothing was published"),
                "import", new LocalizedText("请来源部门按上述原因重新报送", "ask the department to send it again, mended as said above"), refused);
        }
    }

    private static string[] Required(string[] paths) => paths.Length > 0 ? paths : throw new CommandFailure(
        ExitCode.BadInput, new LocalizedText("没有指明文件或目录", "no file or folder was named"), "import",
        new LocalizedText("写成 import PATH… 或 import --sql NAME", "write import PATH… or import --sql NAME"));
}
