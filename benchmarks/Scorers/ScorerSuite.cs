using System.Globalization;
using Matching.Benchmarks.Language;
using Matching.Scoring.Histories;
using Matching.Scoring.Training;
using Matching.Synthetic;

namespace Matching.Benchmarks.Scorers;

/// <summary>Learning a scorer from audited outcomes, and scoring matches by it: all at once, as nights do, beside one at a time.</summary>
internal sealed class ScorerSuite : ISuite
{
    private const int Seed = 7;
    private const int Months = 6;
    private const int Alone = 2_000;
    private static readonly DateOnly AsOf = new(2025, 11, 28);

    /// <inheritdoc/>
    public string Name => "scorer";

    /// <inheritdoc/>
    public IReadOnlyList<Row> Run(Extent extent) => [.. extent.Of(5_000, 100_000).SelectMany(s => Measure(s, extent.IsQuick ? 1 : 5, extent.IsQuick ? 5_000 : 1_000_000))];

    private IEnumerable<Row> Measure(int subjects, int rounds, int matches)
    {
        var history = HistoryOf(subjects);
        var (training, together, alone) = (new List<Round>(), new List<Round>(), new List<Round>());
        var cards = new HashSet<string>(StringComparer.Ordinal);
        var trained = ScorerTrainer.Train(history, Seed);
        StatedMatch[] some = [.. Enumerable.Range(0, matches).Select(i => history.Outcomes[i % history.Outcomes.Length])];
        var same = true;
        for (var round = 0; round <= rounds; round++)
        {
            var (fit, model) = Stopping.Time(() => ScorerTrainer.Train(history, Seed));
            cards.Add(model.Card.ModelSha256);
            var (all, scores) = Stopping.Time(() => trained.Scorer.Score(some));
            var (each, one) = Stopping.Time(() => Array.ConvertAll(some[..Math.Min(Alone, matches)], m => trained.Scorer.Score([m])[0]));
            same &= one.SequenceEqual(scores.Take(one.Length));
            if (round > 0)
            {
                // The first pass compiles the code.
                training.Add(fit with { Evaluations = history.Outcomes.Length });
                together.Add(all with { Evaluations = matches });
                alone.Add(each with { Evaluations = one.Length });
            }
        }

        var unseen = trained.Card.Unseen;
        var singly = NameOf("one match at a time", subjects);
        var agree = same ? "the same scores" : "!! other scores one at a time";
        return
        [
            RowOf(NameOf("trained, calibrated, judged", subjects), training, cards.Count == 1
                ? string.Create(CultureInfo.InvariantCulture, $"AUC {unseen.Auc:0.000}, Brier skill {unseen.BrierSkill:0.000}, {trained.Card.ModelSha256[..12]}")
                : $"!! {cards.Count} different models from the same history and seed"),
            RowOf(singly, alone, agree),
            RowOf(NameOf("all matches at once", subjects), together, agree) with
            {
                RatioOf = singly, Ratio = Timing.Median(together.Zip(alone, (a, b) => a.Each / b.Each)),
            },
        ];
    }

    private static string NameOf(string what, int subjects) => string.Create(CultureInfo.InvariantCulture, $"{what}, audits of {subjects:#,0} subjects");

    private Row RowOf(string name, List<Round> rounds, string result)
    {
        var round = Timing.Median(rounds);
        return new Row(Name, name, round.Evaluations, 0, round.Seconds, round.Cpu, round.PeakMb, result);
    }

    private static AuditHistory HistoryOf(int subjects)
    {
        var folder = Directory.CreateTempSubdirectory("matching-bench-").FullName;
        try
        {
            var report = new PopulationGenerator().Generate(new GenerationRequest(subjects, Seed, AsOf, Path.Combine(folder, "out"), Months));
            return AuditHistoryReader.Read(report.History!.Path);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
