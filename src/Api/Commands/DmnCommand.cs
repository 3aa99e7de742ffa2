using System.CommandLine;
using Matching.Rules.Dmn.Evaluation;

namespace Matching.Api.Commands;

/// <summary><c>dmn tck|export|import</c>: the standard's own tests, and rule packs as DMN documents.</summary>
public static class DmnCommand
{
    /// <summary>The command with its subcommands.</summary>
    public static Command Create(CommandInvocations invocations) => new("dmn", "DMN conformance, export and import · DMN 一致性测试与交换")
    {
        Tck(invocations),
    };

    private static Command Tck(CommandInvocations invocations)
    {
        var folder = new Argument<string>("folder") { Description = "Folder of the DMN TCK; every suite below it runs · 测试套件目录" };
        var report = new Option<string?>("--report") { Description = "File for one JSON line a case · 逐例报告" };
        var path = new Option<string>("--path") { Description = "interpret or compiled · 求值路径", DefaultValueFactory = _ => "compiled" };
        path.AcceptOnlyFromAmong("interpret", "compiled");
        var command = new Command("tck", "Runs every DMN TCK suite below a folder · 运行 DMN 一致性测试") { folder, report, path };
        return invocations.Bind(command, (invocation, _) => DmnTck.Run(
            invocation,
            invocation.Parsed.GetValue(folder)!,
            invocation.Parsed.GetValue(report),
            invocation.Parsed.GetValue(path) == "interpret" ? EvaluationPath.Interpret : EvaluationPath.Compiled));
    }
}
