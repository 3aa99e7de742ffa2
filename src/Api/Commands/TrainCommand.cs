using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Matching.Api.Composition;
using Matching.Api.Terminal;
using Matching.Rules;
using Matching.Scoring;
using Matching.Scoring.Evaluating;
using Matching.Scoring.Histories;
using Matching.Scoring.Models;
using Matching.Scoring.Training;
using Matching.Storage.Stores;
using Spectre.Console;

namespace Matching.Api.Commands;

/// <summary><c>train</c>: learns from audited outcomes how likely an audit is to uphold a match. A score decides nothing.</summary>
public static class TrainCommand
{
    private const string CardName = "model-card.json";
    private const string Actor = "command-line";

    /// <summary>The command.</summary>
    public static Command Create(CommandInvocations invocations)
    {
        var history = new Option<string>("--history") { Description = "File of audited outcomes, as generate --history writes it · 审计结果文件", Required = true };
        var output = new Option<string?>("--out") { Description = "Folder for the model and its card; a model there is never overwritten · 模型输出目录" };
        var adopt = new Option<bool>("--adopt") { Description = "Put the model in force in the database, unless it is no better than the base rate · 启用模型" };
        var seed = new Option<int>("--seed") { Description = "Seed; the same seed gives the same model · 随机种子", DefaultValueFactory = _ => 1 };
        var command = new Command("train", "Learns a scorer from audited outcomes of earlier months · 训练评分模型") { history, output, adopt, seed };
        command.Validators.Add(line =>
        {
            if (line.GetValue(output) is null && !line.GetValue(adopt))
            {
                line.AddError("train: name a folder with --out, or put the model in force with --adopt · 用 --out 指明目录，或用 --adopt 启用");
            }
        });
        return invocations.Bind(command, (invocation, _) =>
        {
            var parsed = invocation.Parsed;
            var model = parsed.GetValue(output) is { } folder ? Path.Combine(folder, ScorerFile.Name) : null;
            var trained = Train(invocation, parsed.GetValue(history)!, model, parsed.GetValue(adopt), parsed.GetValue(seed));
            if (parsed.GetValue(adopt))
            {
                using var workspace = Workspace.Open(invocation);
                Guarded(() => Adopt(workspace, trained, Actor));
            }

            Print(invocation, trained.Card);
            if (!invocation.Json)
            {
                var force = parsed.GetValue(adopt) ? invocation.Say("已启用", "in force") : null;
                invocation.Console.Output.WriteLine(string.Join("   ", new[] { model, force }.OfType<string>()));
            }

            return ExitCode.Done;
        });
    }

    /// <summary>Reads a history.</summary>
    /// <exception cref="CommandFailure">It cannot be used.</exception>
    public static AuditHistory Read(string path) => Guarded(() => AuditHistoryReader.Read(path));

    /// <summary>Puts a model in force.</summary>
    /// <returns>False when it was in force already.</returns>
    /// <exception cref="ScoringException">It may not be.</exception>
    public static bool Adopt(Workspace workspace, TrainedScorer trained, string actor)
    {
        Adoption.Require(trained);
        return new ScorerStore(workspace.Database).Adopt(
            trained.Card.ModelSha256, trained.File, JsonSerializer.Serialize(trained.Card, CommandConsole.Json), actor, workspace.Clock.GetUtcNow());
    }

    private static TrainedScorer Train(CommandInvocation invocation, string history, string? model, bool adopt, int seed) => Guarded(() =>
    {
        if (model is not null && File.Exists(model))
        {
            throw new ScoringException("SCO012", $"{model}: there is a model already, and a run may have pinned it; name another folder");
        }

        var trained = Stage.Run(invocation.Console, invocation.Say("训练评分模型", "training the scorer"), _ => ScorerTrainer.Train(AuditHistoryReader.Read(history), seed));
        if (adopt)
        {
            Adoption.Require(trained);
        }

        if (model is not null)
        {
            Save(trained, model);
        }

        return trained;
    });

    private static void Save(TrainedScorer trained, string model)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(model))!;
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(Path.Combine(folder, CardName), JsonSerializer.Serialize(trained.Card, CommandConsole.Json) + "\n");
            File.WriteAllBytes(model, trained.File);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure(
                ExitCode.BadInput, new LocalizedText($"写不了：{e.Message}", $"cannot be written: {e.Message}"), folder,
                new LocalizedText("检查路径、权限和磁盘空间", "check the path, its permissions and the space on the disk"), e);
        }
    }

    private static T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (ScoringException refused)
        {
            throw new CommandFailure(
                refused.Code == Adoption.NoBetterCode ? ExitCode.Refused : ExitCode.BadInput,
                new LocalizedText($"{refused.Code} {refused.Message}", $"{refused.Code} {refused.Message}"), "train",
                new LocalizedText("按上述说明更正后再试", "mend what it names and try again"), refused);
        }
    }

    /// <summary>Prints a model card: for people with the calibration as a table, or with <c>--json</c> as one document.</summary>
    /// <param name="invocation">The invocation.</param>
    /// <param name="card">The card.</param>
    public static void Print(CommandInvocation invocation, ModelCard card)
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
        output.WriteLine(invocation.Say(
            $"AUC {Figure(unseen.Auc)}   Brier {Figure(unseen.Brier)}   Brier 技能分 {Figure(unseen.BrierSkill)}（0 = 只报属实率 {Figure(unseen.BaseRate)}，1 = 完全准确）",
            $"AUC {Figure(unseen.Auc)}   Brier {Figure(unseen.Brier)}   Brier skill {Figure(unseen.BrierSkill)} (0: always the base rate {Figure(unseen.BaseRate)}, 1: perfect)"));
        invocation.Console.Tables.Write(Table(invocation, unseen));
        output.WriteLine($"SHA-256 {card.ModelSha256}");
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
