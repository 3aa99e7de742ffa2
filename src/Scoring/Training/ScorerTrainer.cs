using Matching.Scoring.Calibrating;
using Matching.Scoring.Evaluating;
using Matching.Scoring.Histories;
using Matching.Scoring.Models;
using Microsoft.ML;
using Microsoft.ML.Trainers.FastTree;

namespace Matching.Scoring.Training;

/// <summary>Fits boosted trees to the early months, calibrates them on later ones and judges them on the last.</summary>
public static class ScorerTrainer
{
    private const string Algorithm = "ML.NET FastTree, Platt scaling";

    /// <summary>Trains a model. The same history and seed give the same model file on the same platform.</summary>
    /// <param name="history">Audited outcomes of three months or more.</param>
    /// <param name="seed">Seed of the fit.</param>
    /// <exception cref="ScoringException">The history cannot be split.</exception>
    public static TrainedScorer Train(AuditHistory history, int seed)
    {
        var split = TemporalSplit.Of(history);
        var (train, calibrate, evaluate) = (TemporalSplit.In(history, split.Train), TemporalSplit.In(history, split.Calibrate), TemporalSplit.In(history, split.Evaluate));
        var encoder = FeatureEncoder.Of(history.Features, train);

        // A context of its own for each fit: a used one goes on with its random numbers, and the next model would differ.
        var context = new MLContext(seed);
        var data = Scorer.Load(context, encoder, train);
        var trees = context.BinaryClassification.Trainers.FastTree(Options(seed)).Fit(data);
        var raw = Scorer.RawScores(context, trees, encoder, calibrate);
        var calibration = PlattCalibration.Fit([.. raw.Zip(calibrate, (score, match) => (score, match.Upheld))]);
        var scorer = new Scorer(context, trees, encoder, calibration);
        var unseen = Evaluation.Of([.. scorer.Score(evaluate).Zip(evaluate, (probability, match) => (probability, match.Upheld))]);
        var file = ScorerFile.Pack(context, trees, data.Schema, encoder, calibration);
        return new TrainedScorer(scorer, file, new ModelCard(
            Algorithm, seed, encoder.Features, encoder.Policies, split, train.Length, calibrate.Length, calibration, unseen,
            history.Sha256, ScorerFile.Sha256(file)));
    }

    /// <summary>Small trees: audits are thousands of rows, not millions. One thread, or sums differ in their last bits.</summary>
    private static FastTreeBinaryTrainer.Options Options(int seed) => new()
    {
        NumberOfTrees = 60,
        NumberOfLeaves = 12,
        MinimumExampleCountPerLeaf = 20,
        LearningRate = 0.1,
        NumberOfThreads = 1,
        Seed = seed,
        FeatureSelectionSeed = seed,
    };
}
