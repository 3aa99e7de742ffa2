using System.CommandLine;
using Matching.Api.Composition;
using Matching.Engine.Checks;
using Matching.Rules.Packs;

namespace Matching.Api.Commands;

/// <summary><c>rules lint|test|render|diff|readiness|schema|mutate|cases</c>: what an officer runs before a pack is shown to anybody else.</summary>
public static class RulesCommand
{
    /// <summary>The command with its subcommands.</summary>
    public static Command Create(CommandInvocations invocations) => new("rules", "Checks the rules catalogue · 检查政策目录")
    {
        Lint(invocations), Test(invocations), RulesRender.Create(invocations), RulesDiff.Create(invocations), RulesReadiness.Create(invocations),
        Schema(invocations), RulesMutate.Create(invocations), RulesCases.Create(invocations),
    };

    private static Command Lint(CommandInvocations invocations)
    {
        var path = PolicyArgument();
        var command = new Command("lint", "Reads every pack and lists errors, warnings and doubts · 静态检查") { path };
        return invocations.Bind(command, (invocation, _) => RulesLint.Run(invocation, invocation.Parsed.GetValue(path)));
    }

    private static Command Test(CommandInvocations invocations)
    {
        var path = PolicyArgument();
        var command = new Command("test", "Runs the cases of every version · 运行用例") { path };
        return invocations.Bind(command, (invocation, _) => RunCases(invocation, invocation.Parsed.GetValue(path)));
    }

    private static Command Schema(CommandInvocations invocations)
    {
        var kind = new Argument<string>("kind") { Description = "policy, version, cases or allocation · 文件种类", DefaultValueFactory = _ => "version" };
        kind.AcceptOnlyFromAmong("policy", "version", "cases", "allocation");
        var command = new Command("schema", "Prints the JSON Schema that editors complete and check with · 输出 JSON Schema") { kind };
        return invocations.Bind(command, (invocation, _) =>
        {
            invocation.Console.Output.WriteLine(RulesSchema.Of(invocation, invocation.Parsed.GetValue(kind)!));
            return ExitCode.Done;
        });
    }

    internal static Argument<string?> PolicyArgument() => new("policy")
    {
        Description = "Only this policy, by identifier or folder · 只处理这一项政策",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static ExitCode RunCases(CommandInvocation invocation, string? only)
    {
        var loaded = LoadedCatalogue.Load(invocation);
        var policy = only is null ? null : loaded.Require(Path.GetFileName(Path.TrimEndingDirectorySeparator(only)));
        var failed = 0;
        var passed = 0;
        foreach (var one in loaded.Cases.Where(c => policy is null || c.PolicyId == policy.Id))
        {
            var result = CaseRunner.Run(one, loaded.Catalogue, loaded.Tags);
            failed += result.Passed ? 0 : 1;
            passed += result.Passed ? 1 : 0;
            Report(invocation, one, result);
        }

        if (!invocation.Json)
        {
            invocation.Console.Output.WriteLine($"{passed} passed, {failed} failed");
        }

        return failed == 0 ? ExitCode.Done : ExitCode.Short;
    }

    private static void Report(CommandInvocation invocation, Case one, CaseResult result)
    {
        if (invocation.Json)
        {
            invocation.Console.WriteJson(new { policy = one.PolicyId, @case = one.Name, passed = result.Passed, message = result.Message.In(invocation.Language) });
        }
        else if (!result.Passed)
        {
            invocation.Console.Output.WriteLine($"{one.PolicyId} · {one.Name}: {result.Message.In(invocation.Language)}");
        }
    }
}
