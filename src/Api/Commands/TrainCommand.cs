using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Matching.Api.Terminal;
using Matching.Rules;
using Matching.Scoring;
using Matching.Scoring.Evaluating;
using Matching.Scoring.Histories;
using Matching.Scoring.Models;
using Matching.Scoring.Training;
using Spectre.Console;

namespace Matching.Api.Commands;

/// <summary><c>train</c>: learns from audited outcomes how likely an audit is to uphold a match. A score decides nothing.</summary>
public static class TrainCommand
{
    private const string CardName = "model-card.json";

    /// <summary>The command.</summary>
    public static Command Create(CommandInvocations invocations)
    {
        var history = new Option<string>("--history") { Description = "File of audited outcomes, as generate --history writes it · 审计结果文件", Required = true };
        var output = new Option<string>("--out") { Description = "Folder for the model and its card; a model there is never overwritten · 模型输出目录", Required = true };
        var seed = new Option<int>("--seed") { Description = "Seed; the same seed gives the same model · 随机种子", DefaultValueFactory = _ => 1 };
        var command = new Command("train", "Learns a scorer from audited outcomes of earlier months · 训练评分模型") { history, output, seed };
        return invocations.Bind(command, (invocation, _) =>
        {
            var folder = invocation.Parsed.GetValue(output)!;
            var trained = Train(invocation, invocation.Parsed.GetValue(history)!, folder, invocation.Parsed.GetValue(seed));
            Print(invocation, trained.Card, Path.Combine(folder, ScorerFile.Name));
            return ExitCode.Done;
        });
    }

    private static TrainedScorer Train(CommandInvocation invocation, string history, string folder, int seed)
    {
        try
        {
            var model = Path.Combine(folder, ScorerFile.Name);
            if (File.Exists(model))
            {
                throw new ScoringException("SCO012", $"{model}: there is a model already, and a run may have pinned it; name another folder");
            }

            var trained = Stage.Run(invocation.Console, invocation.Say("训练评分模型", "training the scorer"), _ => ScorerTrainer.Train(AuditHistoryReader.Read(history), seed));
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, CardName), JsonSerializer.Serialize(trained.Card, CommandConsole.Json) + "\n");
            File.WriteAllBytes(model, trained.File);
            return trained;
        }
        catch (ScoringException refused)
        {
            throw new CommandFailure(
                ExitCode.BadInput, new LocalizedText($"{refused.Code} {refused.Message}", $"{refused.Code} {refused.Message}"), "train",
                new LocalizedText("按上述说明更正后再试", "mend what it names and try again"), refused);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure(
                ExitCode.BadInput, new LocalizedText($"写不了：{e.Message}", $"cannot be written: {e.Message}"), folder,
                new LocalizedText("检查路径、权限和磁盘空间", "check the path, its permissions and the space on the disk"), e);
        }
    }

    private static void Print(CommandInvocation invocation, ModelCard card, string model)
    {
        if (invocation.Json)
        {
            invocation.Console.WriteJson(card);
            return;
        }

        var output = invocation.Console.Output;
        var unseen = card.Unseen;
        output.WriteLine(invocation.Say(
            $"训练 {Span(card.Months.Train)}（{card.Trained} 条），校准 {Span(card.Months.Calibrate)}（{card.Calibrated} 条），检验 {Span(card.Months.Evaluate)}（{unseen.Matches} 条，模型未见过）",
            $"trained on {Span(card.Months.Train)} ({card.Trained} matches), calibrated on {Span(card.Months.Calibrate)} ({card.Calibrated}), judged on {Span(card.Months.Evaluate)} ({unseen.Matches}, never seen)"));
        output.WriteLine($"AUC {Figure(unseen.Auc)}   Brier {Figure(unseen.Brier)}   Brier skill {Figure(unseen.BrierSkill)}   {invocation.Say("属实率", "base rate")} {Figure(unseen.BaseRate)}");
        invocation.Console.Tables.Write(Table(invocation, unseen));
        output.WriteLine($"{model}   SHA-256 {card.ModelSha256}");
    }

    private static Table Table(CommandInvocation invocation, Evaluation unseen)
    {
        var table = new Table().AddColumns(
            invocation.Say("概率", "probability"), invocation.Say("条数", "matches"), invocation.Say("预期", "expected"), invocation.Say("实际", "observed"));
        foreach (var band in unseen.Calibration)
        {
            table.AddRow($"{Figure(band.From)}–{Figure(band.To)}", band.Matches.ToString(CultureInfo.InvariantCulture), Figure(band.Expected), Figure(band.Observed));
        }

        return table;
    }

    private static string Span(IReadOnlyList<DateOnly> months) =>
        months.Count == 1 ? Month(months[0]) : $"{Month(months[0])}…{Month(months[^1])}";

    private static string Month(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    private static string Figure(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
