using System.CommandLine;
using System.Globalization;
using Matching.Api.Composition;
using Matching.Engine.Analytics;
using Matching.Storage.Stores;
using Spectre.Console;

namespace Matching.Api.Commands;

/// <summary><c>evaluate [--history FILE]</c>: how many of the audited matches were right, by policy.</summary>
public static class EvaluateCommand
{
    private const string Actor = "command-line";

    /// <summary>The command.</summary>
    public static Command Create(CommandInvocations invocations)
    {
        var history = new Option<string?>("--history") { Description = "File of audited outcomes to record first · 先登记的审计结果文件" };
        var command = new Command("evaluate", "Precision of matching by policy, from audited outcomes · 按审计结果评估匹配准确率") { history };
        return invocations.Bind(command, (invocation, _) =>
        {
            using var workspace = Workspace.Open(invocation);
            AuditedImport? import = null;
            if (invocation.Parsed.GetValue(history) is { } path)
            {
                import = AuditImport.Record(workspace, path, TrainCommand.Read(path), Actor);
            }

            var precisions = new AuditedOutcomeStore(workspace.Database).Precisions();
            var policies = workspace.Loaded.Catalogue.Policies.Select(p => p.Id).Union(precisions.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(id => (id, precisions.GetValueOrDefault(id) ?? new Precision(0, 0))).ToList();
            Print(invocation, import, policies);
            return ExitCode.Done;
        });
    }

    private static void Print(CommandInvocation invocation, AuditedImport? import, IReadOnlyList<(string Policy, Precision Precision)> policies)
    {
        if (invocation.Json)
        {
            invocation.Console.WriteJson(new { import, interval = "wilson-1927-95", policies = policies.Select(p => PrecisionDocument.Of(p.Policy, p.Precision)) });
            return;
        }

        var output = invocation.Console.Output;
        if (import is not null)
        {
            output.WriteLine(invocation.Say(
                $"审计结果 {import.Rows} 条：新登记 {import.Added}，已有 {import.Known}", $"{import.Rows} audited outcomes: {import.Added} recorded, {import.Known} known already"));
        }

        var table = new Table().Border(TableBorder.Simple).AddColumn(invocation.Say("政策", "policy"));
        foreach (var title in new[]
        {
            invocation.Say("已审计", "audited"), invocation.Say("属实", "upheld"), invocation.Say("准确率", "precision"), invocation.Say("95% 区间", "95 % interval"),
        })
        {
            table.AddColumn(new TableColumn(title) { Alignment = Justify.Right });
        }

        foreach (var (policy, precision) in policies)
        {
            table.AddRow(
                Markup.Escape(policy), precision.Audited.ToString("#,##0", CultureInfo.InvariantCulture), precision.Upheld.ToString("#,##0", CultureInfo.InvariantCulture),
                precision.Share is { } share ? Figure(share) : "–", precision.Interval is { } i ? $"{Figure(i.Low)}–{Figure(i.High)}" : "–");
        }

        invocation.Console.Tables.Write(table);
        output.WriteLine(invocation.Say(
            "区间为 Wilson（1927）得分区间；只说明被审计的匹配，抽样随机时才可推及全部；未审计的不给数字。",
            "Intervals: Wilson score (1927). They speak of audited matches, and of all only where audits were drawn by chance; none audited, no figure."));
    }

    private static string Figure(decimal share) => share.ToString("0.000", CultureInfo.InvariantCulture);
}
