using System.CommandLine;
using Matching.Api.Composition;
using Matching.Engine.Mutation;

namespace Matching.Api.Commands;

/// <summary><c>rules mutate [PATH]</c>: puts small mistakes into every version and shows those that no case notices.</summary>
public static class RulesMutate
{
    /// <summary>The command.</summary>
    public static Command Create(CommandInvocations invocations)
    {
        var path = RulesCommand.PolicyArgument();
        var command = new Command("mutate", "Puts one mistake after another into the rules and shows those that no case notices · 变异检查") { path };
        return invocations.Bind(command, (invocation, cancellation) => Run(invocation, invocation.Parsed.GetValue(path), cancellation));
    }

    private static ExitCode Run(CommandInvocation invocation, string? only, CancellationToken cancellation)
    {
        var loaded = LoadedCatalogue.Load(invocation);
        var policy = only is null ? null : loaded.Require(Path.GetFileName(Path.TrimEndingDirectorySeparator(only)));
        var reports = new List<MutationReport>();
        foreach (var report in new CatalogueMutation(loaded.Catalogue, loaded.Cases, loaded.Tags).Run(policy, Environment.ProcessorCount, cancellation))
        {
            reports.Add(report);
            MutationPrinter.Print(invocation, report);
        }

        MutationPrinter.PrintSum(invocation, reports);
        return reports.All(r => r.Count(MutantFate.Survived) == 0) ? ExitCode.Done : ExitCode.Short;
    }
}
