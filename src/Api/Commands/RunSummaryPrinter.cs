using System.Globalization;
using Matching.Engine.Runs;
using Spectre.Console;

namespace Matching.Api.Commands;

/// <summary>The figures of a night, for people and for machines.</summary>
public static class RunSummaryPrinter
{
    /// <summary>Prints the summary: a table by policy, or with <c>--json</c> the contract's document.</summary>
    public static void Print(CommandInvocation invocation, RunSummary summary)
    {
        if (invocation.Json)
        {
            invocation.Console.WriteJson(Document(summary));
            return;
        }

        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn(invocation.Say("政策", "policy"));
        table.AddColumn(invocation.Say("版本", "version"));
        foreach (var title in new[]
        {
            invocation.Say("比对", "evaluated"), invocation.Say("符合", "eligible"), invocation.Say("待核", "undetermined"),
            invocation.Say("不符", "not eligible"), invocation.Say("金额（元）", "amount (yuan)"), invocation.Say("挂起", "held"),
        })
        {
            table.AddColumn(new TableColumn(title) { Alignment = Justify.Right });
        }

        foreach (var p in summary.Policies)
        {
            table.AddRow(
                Markup.Escape(p.Policy), Markup.Escape(p.Version), Count(p.Evaluated), Count(p.Eligible), Count(p.Undetermined),
                Count(p.NotEligible), p.Amount?.ToYuan().ToString("#,##0.00", CultureInfo.InvariantCulture) ?? "-", Count(p.Held));
        }

        invocation.Console.Tables.Write(table);
        var output = invocation.Console.Output;
        output.WriteLine(invocation.Say(
            $"新增：判定 {summary.New.Decisions}，通知 {summary.New.Notifications}，付款 {summary.New.Payouts}",
            $"new: {summary.New.Decisions} decisions, {summary.New.Notifications} notifications, {summary.New.Payouts} payouts"));
        output.WriteLine($"run {summary.RunId}");
        output.WriteLine($"snapshotHash {summary.SnapshotHash}");
        output.WriteLine($"decisionHash {summary.DecisionHash}");
    }

    private static object Document(RunSummary summary) => new
    {
        runId = summary.RunId,
        asOf = summary.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        snapshotHash = summary.SnapshotHash,
        decisionHash = summary.DecisionHash,
        @new = new { decisions = summary.New.Decisions, notifications = summary.New.Notifications, payouts = summary.New.Payouts },
        policies = summary.Policies.Select(p => new
        {
            policy = p.Policy,
            version = p.Version,
            evaluated = p.Evaluated,
            eligible = p.Eligible,
            undetermined = p.Undetermined,
            notEligible = p.NotEligible,
            amount = p.Amount?.ToString(),
            held = p.Held,
        }),
    };

    private static string Count(int count) => count.ToString("#,##0", CultureInfo.InvariantCulture);
}
