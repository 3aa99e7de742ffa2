using System.CommandLine;
using Matching.Api.Composition;
using Matching.Engine.Checks;
using Matching.Rules;

namespace Matching.Api.Commands;

/// <summary><c>check FILE</c>: decides given profiles without a database.</summary>
public static class CheckCommand
{
    private const long MaxFileBytes = 256L * 1024 * 1024;

    /// <summary>The command.</summary>
    public static Command Create(CommandInvocations invocations)
    {
        var file = new Argument<string>("file") { Description = "JSON object, array or JSON lines; - for standard input · 画像文件" };
        var asOf = GlobalOptions.AsOf();
        var policy = new Option<string?>("--policy") { Description = "Only this policy · 只查这一项政策" };
        var trace = new Option<bool>("--trace") { Description = "Add the trace of each decision · 附判定过程" };
        var command = new Command("check", "Decides given profiles; no database needed · 对给定画像判定") { file, asOf, policy, trace };
        return invocations.Bind(command, (invocation, _) => Check(
            invocation,
            invocation.Parsed.GetValue(file)!,
            new CheckOptions(invocation.BusinessDate(asOf), invocation.Parsed.GetValue(policy), invocation.Language, invocation.Parsed.GetValue(trace))));
    }

    private static ExitCode Check(CommandInvocation invocation, string file, CheckOptions options)
    {
        var text = InputFile.ReadText(file, MaxFileBytes);
        var loaded = LoadedCatalogue.Load(invocation);
        var code = ExitCode.Done;
        try
        {
            foreach (var line in new ProfileCheck(loaded.Catalogue, loaded.Tags).Lines(text, options))
            {
                invocation.Console.Output.WriteLine(CheckJson.Line(line, invocation.Language));
                if (line is CheckFault fault)
                {
                    code = ExitCode.BadInput;
                    invocation.Console.Error.WriteLine($"{file}: {fault.Id ?? "-"}: {fault.Path}: {fault.Message.In(invocation.Language)}");
                }
            }
        }
        catch (CheckRefusedException refused)
        {
            throw new CommandFailure(
                ExitCode.BadInput, refused.Words, $"{file}: {refused.Path}",
                new LocalizedText("格式见 README 的 check 一节", "the README's section on check shows the form"), refused);
        }

        return code;
    }
}
