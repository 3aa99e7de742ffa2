using System.CommandLine;
using System.Globalization;
using Matching.Api.Composition;
using Matching.Engine.Amounts;
using Matching.Engine.Ports;
using Matching.Engine.Runs;
using Matching.Rules.Packs;
using Matching.Storage.Stores;
using Spectre.Console;

namespace Matching.Api.Commands;

/// <summary><c>backpay --policy ID</c>: decides the cycles again that a later published version was in force for, so that the difference is paid or told.</summary>
public static class BackPayCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandInvocations invocations)
    {
        var policy = new Option<string>("--policy") { Description = "Policy · 政策", Required = true };
        var dry = new Option<bool>("--dry-run") { Description = "Only list the cycles · 只列出周期" };
        var command = new Command("backpay", "Pays what a later published version owes for past cycles · 补差：后公布、先施行的版本") { policy, dry };
        return invocations.Bind(command, (invocation, cancellation) =>
        {
            using var workspace = Workspace.Open(invocation);
            var chosen = workspace.Loaded.Require(invocation.Parsed.GetValue(policy)!);
            var nights = BackdatedNights.Of(chosen, new RunStandings(workspace.Database).JudgedNights(chosen.Id));
            var listed = invocation.Parsed.GetValue(dry);
            Line[] lines = [.. nights.Select(n => listed ? Planned(n) : Decided(invocation, workspace, chosen, n, cancellation))];
            Print(invocation, chosen, lines, listed);
            return ExitCode.Done;
        });
    }

    private static Line Planned((string Cycle, JudgedNight Night, RulePack Now) n) => new(n.Cycle, n.Night, n.Now.Version, null, null);

    private static Line Decided(
        CommandInvocation invocation, Workspace workspace, Policy policy, (string Cycle, JudgedNight Night, RulePack Now) n, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var snapshot = workspace.SnapshotOf(n.Night.SnapshotHash, n.Night.Date);
        var summary = workspace.Night().Run(new NightRequest(n.Night.Date, snapshot, workspace.Loaded.Catalogue, policy.Id), null, cancellation);
        workspace.Deliveries.Desk.DeliverDue(cancellation).GetAwaiter().GetResult();
        return new Line(n.Cycle, n.Night, n.Now.Version, summary.Policies.SingleOrDefault()?.Amount, summary.New.Notifications);
    }

    private static void Print(CommandInvocation invocation, Policy policy, IReadOnlyList<Line> lines, bool listed)
    {
        if (invocation.Json)
        {
            foreach (var line in lines)
            {
                invocation.Console.WriteJson(new
                {
                    policy = policy.Id, cycle = line.Cycle, asOf = Day(line.Night.Date),
                    before = new { version = line.Night.Figures?.Version, amount = line.Before?.ToString() },
                    after = new { version = line.Version, amount = line.After?.ToString() },
                    notifications = line.Told,
                });
            }

            return;
        }

        var output = invocation.Console.Output;
        if (lines.Count == 0)
        {
            output.WriteLine(invocation.Say("没有需要补差的周期：每个周期都已按现行版本判定", "nothing to pay: every cycle was decided by the version that holds for it"));
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns(
            invocation.Say("周期", "cycle"), invocation.Say("判定日", "night"), invocation.Say("版本", "version"),
            invocation.Say("原金额", "before"), invocation.Say("现金额", "after"), invocation.Say("差额", "difference"), invocation.Say("通知", "messages"));
        foreach (var line in lines)
        {
            table.AddRow(
                line.Cycle, Day(line.Night.Date), $"{line.Night.Figures?.Version ?? "–"} → {line.Version}", Text(line.Before), Text(line.After),
                Text(line.Difference), line.Told?.ToString(CultureInfo.InvariantCulture) ?? "–");
        }

        invocation.Console.Tables.Write(table);
        output.WriteLine(Closing(invocation, policy, listed));
    }

    private static string Closing(CommandInvocation invocation, Policy policy, bool listed) => (listed, policy.Benefit.IsPaid) switch
    {
        (true, _) => invocation.Say("未作任何改动；去掉 --dry-run 即重新判定", "nothing was changed; leave out --dry-run to decide them again"),
        (_, true) => invocation.Say("差额已列为各周期的补发权益，由下一夜核查后付款；调低的不扣回", "the differences are rights of their own now and are paid by the next night after its checks; lower amounts take nothing back"),
        _ => invocation.Say("已重新告知；本系统不付这项优惠", "told again; this benefit is not paid here"),
    };

    private static string Day(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(Money? amount) => amount?.ToYuan().ToString("#,##0.00", CultureInfo.InvariantCulture) ?? "–";

    private sealed record Line(string Cycle, JudgedNight Night, string Version, Money? After, int? Told)
    {
        public Money? Before => Night.Figures?.Amount;

        public Money? Difference => After is { } now ? Before is { } then ? now - then : now : null;
    }
}
