using System.Collections.Immutable;
using System.Globalization;
using Matching.Engine.Decisions;
using Matching.Engine.Previews;
using Matching.Rules.Packs;
using Matching.Rules.Packs.Words;

namespace Matching.Api.Commands;

/// <summary>Prints what differs between two versions. Examples carry no keys of people.</summary>
public static class DiffPrinter
{
    /// <summary>Prints the differences.</summary>
    /// <param name="invocation">Where to.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="before">The earlier version.</param>
    /// <param name="after">The later one, or a draft.</param>
    /// <param name="changes">What differs.</param>
    /// <param name="preview">Who changes outcome, or null without a snapshot.</param>
    public static void Print(CommandInvocation invocation, Policy policy, RulePack before, RulePack after, ImmutableArray<PackChange> changes, PreviewReport? preview)
    {
        if (invocation.Json)
        {
            invocation.Console.WriteJson(new
            {
                policy = policy.Id,
                from = new { version = before.Version, revision = before.Revision, packHash = before.Hash },
                to = new { version = after.Version, revision = after.Revision, packHash = after.Hash },
                changes = changes.Select(c => new { c.Part, c.Subject, c.Before, c.After, c.Note, text = ChangeWords.Sentence(c).In(invocation.Language) }),
                effect = preview is null ? null : Effect(preview),
            });
            return;
        }

        var output = invocation.Console.Output;
        output.WriteLine(invocation.Say($"{policy.Name.Zh}：版本 {before.Version} → {after.Version}", $"{policy.Name.En}: version {before.Version} → {after.Version}"));
        foreach (var change in changes)
        {
            output.WriteLine("  " + ChangeWords.Sentence(change).In(invocation.Language));
        }

        if (changes.IsEmpty)
        {
            output.WriteLine(invocation.Say("  内容相同", "  they say the same"));
        }

        if (preview is null)
        {
            output.WriteLine(invocation.Say("没有数据快照，无法列出谁的结果会变（先导入数据，或用 --data 指明数据目录）", "No snapshot, so who changes outcome cannot be listed (import data first, or name the folder with --data)"));
            return;
        }

        Print(invocation, preview);
    }

    private static object Effect(PreviewReport r) => new
    {
        r.AsOf, r.SnapshotHash, r.SnapshotAsOf, r.Units, r.Before, r.After, r.Gains, r.Loses, r.BecomeOpen, r.Raised, r.Lowered, r.StillOpen,
        examples = r.Examples.Select(e => new { e.Change, e.Before, e.After, e.AmountBefore, e.AmountAfter }),
    };

    private static void Print(CommandInvocation invocation, PreviewReport r)
    {
        var output = invocation.Console.Output;
        var day = FigureWords.Date(r.AsOf, invocation.Language == "en");
        output.WriteLine(invocation.Say($"在{day}的数据上（{r.Units} 个判定单元，两个版本都当作已施行）：", $"On the data of {day} ({r.Units} units, both versions taken as in force):"));
        output.WriteLine(invocation.Say(
            $"  新增符合 {r.Gains}，不再符合 {r.Loses}，变为不能判断 {r.BecomeOpen}，金额上调 {r.Raised}，下调 {r.Lowered}，两版都不能判断 {r.StillOpen}",
            $"  gain {r.Gains}, lose {r.Loses}, become undetermined {r.BecomeOpen}, raised {r.Raised}, lowered {r.Lowered}, undetermined in both {r.StillOpen}"));
        output.WriteLine(invocation.Say(
            $"  符合 {r.Before.Eligible} → {r.After.Eligible}；金额合计 {Sum(r.Before)} → {Sum(r.After)} 元{Change(r)}",
            $"  eligible {r.Before.Eligible} → {r.After.Eligible}; total {Sum(r.Before)} → {Sum(r.After)} yuan{Change(r)}"));
        string Word(string outcome) => OutcomeWords.InWords(outcome).In(invocation.Language);
        foreach (var example in r.Examples)
        {
            output.WriteLine(invocation.Say("  例：", "  example: ") + $"{Word(example.Before)}{Amount(example.AmountBefore?.ToString())} → {Word(example.After)}{Amount(example.AmountAfter?.ToString())}");
        }
    }

    private static string Amount(string? amount) => amount is null ? "" : " " + amount;

    private static string Sum(PreviewFigures figures) => figures.Total is { } total ? total.ToYuan().ToString("#,##0.00", CultureInfo.InvariantCulture) : "–";

    private static string Change(PreviewReport r) =>
        r is { Before.Total: { } was, After.Total: { } now } && PackComparison.Percent(was.ToYuan(), now.ToYuan()) is { } percent ? $" ({percent})" : "";
}
