using System.CommandLine;
using Matching.Api.Composition;
using Matching.Api.Previews;
using Matching.Engine.Previews;
using Matching.Rules.Packs;
using Matching.Rules.Packs.Words;

namespace Matching.Api.Commands;

/// <summary><c>preview PACK --against VERSION --as-of D</c>: who gains, loses and changes on the newest snapshot.</summary>
public static class PreviewCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandInvocations invocations)
    {
        var pack = new Argument<string>("pack") { Description = "File of a version, in the folder of its policy or naming it · 版本文件" };
        var against = new Option<string?>("--against") { Description = "Version to compare with (default: the one in force) · 对比的版本" };
        var asOf = GlobalOptions.AsOf();
        var command = new Command("preview", "Shows what a version would change, and stores nothing · 预览影响") { pack, against, asOf };
        return invocations.Bind(command, (invocation, cancellation) =>
        {
            using var workspace = Workspace.Open(invocation);
            using var desk = new PreviewDesk(workspace);
            var path = invocation.Parsed.GetValue(pack)!;
            var text = PolicyFile.ReadText(path);
            var policy = workspace.Loaded.Require(PolicyFile.PolicyOf(path, text));
            var report = Run(invocation, desk, policy, text, invocation.Parsed.GetValue(against), invocation.Parsed.GetValue(asOf), cancellation);
            Print(invocation, report, workspace.Loaded.Glossary);
            return ExitCode.Done;
        });
    }

    private static PreviewReport Run(
        CommandInvocation invocation, PreviewDesk desk, Policy policy, string text, string? against, DateOnly? asOf, CancellationToken cancellation)
    {
        try
        {
            return desk.Run("command", policy, text, against, asOf, cancellation);
        }
        catch (PreviewRefusedException refused)
        {
            DiagnosticPrinter.PrintErrors(invocation, refused.Findings);
            throw new CommandFailure(ExitCode.BadInput, refused.What, "preview", refused.Mend, refused);
        }
    }

    private static void Print(CommandInvocation invocation, PreviewReport r, Glossary glossary)
    {
        if (invocation.Json)
        {
            invocation.Console.WriteJson(r);
            return;
        }

        var output = invocation.Console.Output;
        output.WriteLine(invocation.Say(
            $"{r.PolicyId}：{r.Version} 对比 {r.Against ?? "（无有效版本）"}，{r.AsOf:yyyy-MM-dd}，{r.Units} 个判定单元",
            $"{r.PolicyId}: {r.Version} against {r.Against ?? "(none in force)"}, {r.AsOf:yyyy-MM-dd}, {r.Units} units"));
        output.WriteLine(invocation.Say(
            $"  新增符合 {r.Gains}，不再符合 {r.Loses}，变为待核 {r.BecomeOpen}，金额上调 {r.Raised}，下调 {r.Lowered}，两版均待核 {r.StillOpen}",
            $"  gain {r.Gains}, lose {r.Loses}, become undetermined {r.BecomeOpen}, raised {r.Raised}, lowered {r.Lowered}, still undetermined {r.StillOpen}"));
        output.WriteLine(invocation.Say(
            $"  符合 {r.Before.Eligible} → {r.After.Eligible}；合计 {Text(r.Before)} → {Text(r.After)} 元",
            $"  eligible {r.Before.Eligible} → {r.After.Eligible}; total {Text(r.Before)} → {Text(r.After)} yuan"));
        foreach (var breakdown in r.Breakdowns)
        {
            Print(invocation, breakdown, glossary.NameOf(breakdown.Tag, invocation.Language == "en"));
        }
    }

    private static void Print(CommandInvocation invocation, PreviewBreakdown breakdown, string name)
    {
        invocation.Console.Output.WriteLine(invocation.Say($"  按{name}：", $"  by {name}:"));
        foreach (var group in breakdown.Groups)
        {
            invocation.Console.Output.WriteLine(invocation.Say(
                $"    {group.Value ?? "不明"}：符合 {group.Before} → {group.After}（新增 {group.Gains}，不再 {group.Loses}）",
                $"    {group.Value ?? "unknown"}: eligible {group.Before} → {group.After} (gain {group.Gains}, lose {group.Loses})"));
        }
    }

    private static string Text(PreviewFigures figures) => figures.Total?.ToString() ?? "–";
}
