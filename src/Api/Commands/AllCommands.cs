using System.CommandLine;

namespace Matching.Api.Commands;

/// <summary>Every command, in the order in which help lists them.</summary>
public static class AllCommands
{
    /// <summary>The commands, bound to their bodies.</summary>
    public static IEnumerable<Command> Create(CommandInvocations invocations)
    {
        yield return CheckCommand.Create(invocations);
        yield return GenerateCommand.Create(invocations);
        yield return FeelCommand.Create(invocations);
    }
}
