using System.CommandLine;
using System.Globalization;
using Matching.Api.Composition;
using Matching.Engine.Readiness;

namespace Matching.Api.Commands;

/// <summary><c>rules readiness [POLICY]</c>: which condition of which policy blocks automation, and what dropping it would cost.</summary>
public static class RulesReadiness
{
    /// <summary>The command.</summary>
    public static Command Create(CommandInvocations invocations)
    {
        var policy = new Argument<string?>("policy") { Description = "Only this policy, by identifier or folder · 只处理这一项政策", Arity = ArgumentArity.ZeroOrOne };
        var asOf = GlobalOptions.AsOf();
        var command = new Command("readiness", "Shows what keeps policies from being given without an application · 免申即享的准备情况") { policy, asOf };
        return invocations.Bind(command, (invocation, cancellation) =>
        {
            using var ground = CatalogueGround.Open(invocation);
            var named = invocation.Parsed.GetValue(policy);
            var only = named is null ? null : ground.Loaded.Require(Path.GetFileName(Path.TrimEndingDirectorySeparator(named)));
            var wanted = invocation.Parsed.GetValue(asOf);
            var snapshot = ground.Snapshot(wanted);
            var date = wanted ?? snapshot?.AsOf ?? invocation.BusinessDate(asOf);
            var check = new ReadinessCheck(ground.Loaded.Tags, FeedFacts.Of(ground.Sources));
            var reports = new List<ReadinessReport>();
            foreach (var one in only is null ? ground.Loaded.Catalogue.Policies.AsEnumerable() : [only])
            {
                var report = check.Of(one, one.VersionAt(date) ?? one.Versions[^1], date);
                reports.Add(report);
                var effects = snapshot is null ? null : new MeasuredReadiness(new ReadinessMeasure(ground.Loaded.Tags).Of(one, report.Pack, snapshot, date, cancellation));
                ReadinessPrinter.Print(invocation, report, effects);
            }

            Close(invocation, reports, snapshot is null);
            return ExitCode.Done;
        });
    }

    private static void Close(CommandInvocation invocation, List<ReadinessReport> reports, bool withoutSnapshot)
    {
        if (invocation.Json)
        {
            return;
        }

        if (withoutSnapshot)
        {
            invocation.Console.Output.WriteLine(invocation.Say(
                "没有数据快照，未计算每个条件挡住多少对象（先导入数据，或用 --data 指明数据目录）",
                "No snapshot, so what each condition keeps back was not counted (import data first, or name the folder with --data)"));
        }

        var counts = Enum.GetValues<ServiceMode>().Select(m => (Mode: m.Name().In(invocation.Language), Count: reports.Count(r => r.Mode == m)));
        invocation.Console.Output.WriteLine(string.Join(
            invocation.Say("，", ", "), counts.Select(c => $"{c.Mode} {c.Count.ToString(CultureInfo.InvariantCulture)}")));
    }
}
