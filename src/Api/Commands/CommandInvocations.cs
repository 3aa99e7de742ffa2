using System.CommandLine;
using Matching.Api.Terminal;

namespace Matching.Api.Commands;

/// <summary>What the body of a command gets at hand.</summary>
/// <param name="Console">Where to write.</param>
/// <param name="Clock">The clock of the composition root.</param>
public sealed record CommandInvocations(CommandConsole Console, TimeProvider Clock)
{
    /// <summary>The invocation of one parsed command line.</summary>
    public CommandInvocation For(ParseResult parsed) => new(
        Console, Clock, parsed,
        parsed.GetValue(GlobalOptions.Language)!, parsed.GetValue(GlobalOptions.Json),
        parsed.GetValue(GlobalOptions.Catalog)!, parsed.GetValue(GlobalOptions.Data)!);

    /// <summary>Gives a command its body.</summary>
    public Command Bind(Command command, Func<CommandInvocation, CancellationToken, ExitCode> body)
    {
        command.SetAction((parsed, cancellation) => Task.FromResult((int)body(For(parsed), cancellation)));
        return command;
    }
}
