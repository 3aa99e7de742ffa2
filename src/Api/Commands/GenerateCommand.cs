using System.CommandLine;
using Matching.Api.Terminal;
using Matching.Rules;
using Matching.Synthetic;

namespace Matching.Api.Commands;

/// <summary><c>generate</c>: writes a synthetic population as the source files that departments would send.</summary>
public static class GenerateCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandInvocations invocations)
    {
        var subjects = new Option<int>("--subjects") { Description = "Number of subjects · 主体数", DefaultValueFactory = _ => 100_000 };
        var seed = new Option<long>("--seed") { Description = "Seed; the same seed gives the same bytes · 随机种子", DefaultValueFactory = _ => 1 };
        var asOf = GlobalOptions.AsOf();
        var output = new Option<string>("--out") { Description = "Empty or new folder to write to · 输出目录", Required = true };
        var history = new Option<int>("--history") { Description = "Months of earlier audited outcomes, for train · 历史审计月数", DefaultValueFactory = _ => 0 };
        var command = new Command("generate", "Writes a synthetic population as source files · 生成模拟数据") { subjects, seed, asOf, output, history };
        return invocations.Bind(command, (invocation, cancellation) =>
        {
            var parsed = invocation.Parsed;
            var report = Generate(
                invocation,
                new GenerationRequest(
                    parsed.GetValue(subjects), parsed.GetValue(seed), invocation.BusinessDate(asOf), parsed.GetValue(output)!, parsed.GetValue(history)),
                cancellation);
            Print(invocation, report);
            return ExitCode.Done;
        });
    }

    /// <summary>Generates with progress.</summary>
    /// <exception cref="CommandFailure">The request cannot be carried out.</exception>
    public static GenerationReport Generate(CommandInvocation invocation, GenerationRequest request, CancellationToken cancellation)
    {
        try
        {
            return Stage.Run(invocation.Console, invocation.Say("生成数据源", "generating source files"), progress =>
                new PopulationGenerator().Generate(
                    request, new ForwardProgress<GenerationProgress>(progress, p => new StageProgress(p.Done, p.Total)), cancellation));
        }
        catch (GenerationException refused)
        {
            throw new CommandFailure(
                ExitCode.BadInput, new LocalizedText(refused.Message, refused.Message), "generate",
                new LocalizedText("更正参数后再试", "mend the options and try again"), refused);
        }
        catch (IOException e)
        {
            throw new CommandFailure(
                ExitCode.BadInput, new LocalizedText($"写不了：{e.Message}", $"cannot be written: {e.Message}"), request.OutDir,
                new LocalizedText("检查路径、权限和磁盘空间", "check the path, its permissions and the space on the disk"), e);
        }
    }

    private static void Print(CommandInvocation invocation, GenerationReport report)
    {
        if (invocation.Json)
        {
            invocation.Console.WriteJson(report);
            return;
        }

        var output = invocation.Console.Output;
        output.WriteLine(invocation.Say(
            $"自然人 {report.Citizens}，企业 {report.Enterprises}，家庭 {report.Households}，儿童 {report.Children}",
            $"{report.Citizens} citizens, {report.Enterprises} enterprises, {report.Households} households, {report.Children} children"));
        foreach (var feed in report.Feeds)
        {
            output.WriteLine($"  {feed.Path}  {feed.Rows}");
        }

        if (report.History is { } history)
        {
            output.WriteLine(invocation.Say(
                $"  {history.Path}  {history.Rows}（属实 {history.Upheld}）", $"  {history.Path}  {history.Rows} ({history.Upheld} upheld)"));
        }
    }
}
