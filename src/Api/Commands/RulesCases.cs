using System.CommandLine;
using System.Globalization;
using System.Text;
using Matching.Api.Composition;
using Matching.Engine.Mutation;
using Matching.Rules.Packs;

namespace Matching.Api.Commands;

/// <summary><c>rules cases [PATH] [--boundary] [--out FILE]</c>: counts the cases of each version, or writes boundary cases to be checked.</summary>
public static class RulesCases
{
    /// <summary>The command.</summary>
    public static Command Create(CommandInvocations invocations)
    {
        var path = RulesCommand.PolicyArgument();
        var boundary = new Option<bool>("--boundary") { Description = "Write boundary cases, to be checked against the source · 生成边界用例，待核对" };
        var output = new Option<string?>("--out") { Description = "File to write (default: standard output) · 输出文件" };
        var command = new Command("cases", "Counts the cases of each version, or writes boundary cases · 用例清单与边界用例") { path, boundary, output };
        return invocations.Bind(command, (invocation, _) =>
        {
            var loaded = LoadedCatalogue.Load(invocation);
            var only = invocation.Parsed.GetValue(path);
            var policies = only is null ? [.. loaded.Catalogue.Policies] : new[] { loaded.Require(Path.GetFileName(Path.TrimEndingDirectorySeparator(only))) };
            if (invocation.Parsed.GetValue(boundary))
            {
                Write(invocation, loaded, policies, invocation.Parsed.GetValue(output));
            }
            else
            {
                Count(invocation, loaded, policies);
            }

            return ExitCode.Done;
        });
    }

    private static void Write(CommandInvocation invocation, LoadedCatalogue loaded, Policy[] policies, string? file)
    {
        var text = new StringBuilder();
        foreach (var (policy, pack) in policies.SelectMany(p => p.Versions.Select(v => (p, v))))
        {
            text.Append(new BoundaryCases(policy, pack, loaded.Tags, loaded.Cases.Where(c => c.PolicyId == policy.Id)).Write());
        }

        if (file is null)
        {
            invocation.Console.Output.Write(text.ToString());
            return;
        }

        OutputFile.Write(file, text.ToString());
        invocation.Console.Output.WriteLine(invocation.Say($"已写入 {file}；逐例核对后写上 source", $"written to {file}; check each case and write its source"));
    }

    private static void Count(CommandInvocation invocation, LoadedCatalogue loaded, Policy[] policies)
    {
        foreach (var (policy, pack) in policies.SelectMany(p => p.Versions.Select(v => (p, v))))
        {
            var count = loaded.Cases.Count(c => c.PolicyId == policy.Id && ReferenceEquals(policy.VersionOn(c.AsOf), pack));
            if (invocation.Json)
            {
                invocation.Console.WriteJson(new { policy = policy.Id, version = pack.Version, cases = count });
            }
            else
            {
                invocation.Console.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count,4}  {policy.Id} {pack.Version}"));
            }
        }
    }
}
