using System.CommandLine;

namespace Matching.Api.Commands;

/// <summary>Every command, in the order in which help lists them.</summary>
public static class AllCommands
{
    /// <summary>The commands, bound to their bodies.</summary>
    public static IEnumerable<Command> Create(CommandInvocations invocations) =>
    [
        DemoCommand.Create(invocations),
        InitCommand.Create(invocations),
        GenerateCommand.Create(invocations),
        ImportCommand.Create(invocations),
        RunCommand.Create(invocations),
        BackPayCommand.Create(invocations),
        ServeCommand.Create(invocations),
        WorkerCommand.Create(invocations),
        CheckCommand.Create(invocations),
        ExplainCommand.Create(invocations),
        PreviewCommand.Create(invocations),
        RulesCommand.Create(invocations),
        FeelCommand.Create(invocations),
        DmnCommand.Create(invocations),
        VerifyCommand.Create(invocations),
        TrainCommand.Create(invocations),
        EvaluateCommand.Create(invocations),
    ];
}
