using System.Globalization;
using Matching.Engine.Readiness;

namespace Matching.Api.Commands;

/// <summary>Prints what keeps a policy from being given without an application.</summary>
public static class ReadinessPrinter
{
    /// <summary>Prints one policy: text for people, or one JSON document on a line.</summary>
    public static void Print(CommandInvocation invocation, ReadinessReport report, MeasuredReadiness? measured)
    {
        if (invocation.Json)
        {
            WriteJson(invocation, report, measured);
            return;
        }

        var output = invocation.Console.Output;
        output.WriteLine(invocation.Say(
            $"{report.Policy.Name.Zh}（{report.Policy.Id}，版本 {report.Pack.Version}）：{report.Mode.Name().Zh}",
            $"{report.Policy.Name.En} ({report.Policy.Id}, version {report.Pack.Version}): {report.Mode.Name().En}"));
        foreach (var test in report.Tests)
        {
            output.WriteLine($"  {(test.Passed ? "✓" : "✗")} {test.Question.In(invocation.Language)}");
        }

        foreach (var block in report.Blocks)
        {
            output.WriteLine($"    {block.Code}{(block.Condition is null ? "" : invocation.Say($" 条件 {block.Condition}", $" condition {block.Condition}"))}：{block.What.In(invocation.Language)}");
        }

        if (measured is not null)
        {
            Print(invocation, measured);
        }
    }

    private static void Print(CommandInvocation invocation, MeasuredReadiness measured)
    {
        var output = invocation.Console.Output;
        output.WriteLine(invocation.Say(
            $"  快照上 {measured.Units} 个判定单元：符合 {measured.Eligible}，不能判断 {measured.Undetermined}",
            $"  {measured.Units} units of the snapshot: eligible {measured.Eligible}, undetermined {measured.Undetermined}"));
        foreach (var effect in measured.Effects)
        {
            var alone = effect.Alone;
            var cost = effect.Cost is { } sum ? invocation.Say($"，金额 {Yuan(sum.ToYuan())} 元", $", {Yuan(sum.ToYuan())} yuan") : "";
            var open = effect.WithoutAmount == 0 ? "" : invocation.Say($"（其中 {effect.WithoutAmount} 个本版本没有写金额）", $" ({effect.WithoutAmount} of them without an amount in this version)");
            output.WriteLine(invocation.Say(
                $"    条件 {effect.Condition}：不满足 {effect.Fails}；只差它 {alone.False}（可以改变 {alone.Changeable}，不能改变 {alone.Fixed}），只因它不明 {alone.NotKnown}（没有数据 {alone.Unknown}，数据过期 {alone.Stale}）；去掉它多 {alone.All} 个符合{cost}{open}",
                $"    condition {effect.Condition}: false for {effect.Fails}; alone false for {alone.False} ({alone.Changeable} can change, {alone.Fixed} cannot), alone unknown for {alone.NotKnown} ({alone.Unknown} no data, {alone.Stale} too old); without it {alone.All} more eligible{cost}{open}"));
        }
    }

    private static void WriteJson(CommandInvocation invocation, ReadinessReport report, MeasuredReadiness? measured) => invocation.Console.WriteJson(new
    {
        policy = report.Policy.Id,
        version = report.Pack.Version,
        packHash = report.Pack.Hash,
        asOf = report.AsOf,
        mode = report.Mode,
        tests = report.Tests.Select(t => new { question = t.Question.In(invocation.Language), t.Passed }),
        blocks = report.Blocks.Select(b => new { b.Code, b.Condition, b.Tag, leadsTo = b.Stage, what = b.What.In(invocation.Language) }),
        snapshot = measured is null ? null : new
        {
            measured.Units,
            measured.Eligible,
            measured.Undetermined,
            conditions = measured.Effects.Select(e => new
            {
                e.Condition,
                e.Fails,
                failsAlone = e.Alone.False,
                unknownAlone = e.Alone.NotKnown,
                additional = e.Alone.All,
                alone = new { e.Alone.Unknown, e.Alone.Stale, e.Alone.Changeable, e.Alone.Fixed },
                e.WithoutAmount,
                cost = e.Cost?.ToString(),
            }),
        },
    });

    private static string Yuan(decimal yuan) => yuan.ToString("#,##0.00", CultureInfo.InvariantCulture);
}
