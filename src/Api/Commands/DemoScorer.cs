using Matching.Api.Composition;
using Matching.Api.Terminal;
using Matching.Rules;
using Matching.Scoring;
using Matching.Scoring.Histories;
using Matching.Scoring.Training;

namespace Matching.Api.Commands;

/// <summary>Gives a demo what an office with a past has: audited outcomes and a scorer learned from them.</summary>
public static class DemoScorer
{
    /// <summary>Months of audited outcomes before the demo's night.</summary>
    public const int HistoryMonths = 6;

    private const string Actor = "demo";
    private const int Seed = 1;

    /// <summary>Trains on a history, adopts the model and records the outcomes. A model that may not be adopted is left out with the reason: the night does without scores then.</summary>
    /// <param name="invocation">The invocation.</param>
    /// <param name="workspace">The workspace.</param>
    /// <param name="path">The history.</param>
    /// <exception cref="CommandFailure">The history cannot be used.</exception>
    public static void Prepare(CommandInvocation invocation, Workspace workspace, string path)
    {
        var history = TrainCommand.Read(path);
        Train(invocation, workspace, history);
        var import = Stage.Run(
            invocation.Console, invocation.Say("登记审计结果", "recording audited outcomes"), _ => AuditImport.Record(workspace, path, history, Actor));
        if (!invocation.Json)
        {
            invocation.Console.Output.WriteLine(invocation.Say($"审计结果 {import.Added} 条", $"{import.Added} audited outcomes"));
        }
    }

    private static void Train(CommandInvocation invocation, Workspace workspace, AuditHistory history)
    {
        try
        {
            var trained = Stage.Run(invocation.Console, invocation.Say("训练评分模型", "training the scorer"), _ => ScorerTrainer.Train(history, Seed));
            TrainCommand.Adopt(workspace, trained, Actor);
            if (!invocation.Json)
            {
                TrainCommand.Print(invocation, trained.Card);
            }
        }
        catch (ScoringException refused)
        {
            // A demo of a few hundred subjects has too few audits to learn from; its night is whole without scores.
            invocation.Console.Error.WriteLine(new LocalizedText(
                $"未启用评分模型：{refused.Code} {refused.Message}", $"no scorer is in force: {refused.Code} {refused.Message}").In(invocation.Language));
        }
    }
}
