using System.CommandLine;
using Matching.Rules.Dmn.Evaluation;

namespace Matching.Api.Commands;

/// <summary><c>dmn tck|export|import</c>: the standard's own tests, and rule packs as DMN documents.</summary>
public static class DmnCommand
{
    /// <summary>The command with its subcommands.</summary>
    public static Command Create(CommandInvocations invocations) => new("dmn", "DMN conformance, export and import · DMN 一致性测试与交换")
    {
        Tck(invocations), Export(invocations), Import(invocations),
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

    private static Command Export(CommandInvocations invocations)
    {
        var pack = new Argument<string>("pack") { Description = "File of a version, or a policy · 版本文件或政策" };
        var version = new Option<string?>("--version") { Description = "Version of the policy (default: the newest) · 版本" };
        var file = new Option<string?>("--out") { Description = "File (default: standard output) · 输出文件" };
        var command = new Command("export", "Writes a version as a DMN 1.5 document · 导出为 DMN 1.5") { pack, version, file };
        return invocations.Bind(command, (invocation, _) => DmnExchange.Export(
            invocation, invocation.Parsed.GetValue(pack)!, invocation.Parsed.GetValue(version), invocation.Parsed.GetValue(file)));
    }

    private static Command Import(CommandInvocations invocations)
    {
        var document = new Argument<string>("file") { Description = "DMN document of a version, as export writes it · DMN 文件" };
        var folder = new Option<string?>("--out") { Description = "Folder for VERSION.yaml (default: standard output) · 输出目录" };
        var command = new Command("import", "Reads a version from a DMN document and checks it · 从 DMN 导入") { document, folder };
        return invocations.Bind(command, (invocation, _) => DmnExchange.Import(
            invocation, invocation.Parsed.GetValue(document)!, invocation.Parsed.GetValue(folder)));
    }
}
