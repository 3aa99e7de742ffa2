using System.Globalization;
using Matching.Scoring.Models;

namespace Matching.Scoring.Training;

/// <summary>Whether a model may be put in force.</summary>
public static class Adoption
{
    /// <summary>Code of the refusal of a model that is no better than the base rate.</summary>
    public const string NoBetterCode = "SCO014";

    /// <summary>Refuses a model that says nothing, or that cannot be asked at night.</summary>
    /// <exception cref="ScoringException">It is no better than always giving the base rate (<see cref="NoBetterCode"/>), or reads numbers that nothing states about a match (SCO013).</exception>
    public static void Require(TrainedScorer trained)
    {
        var unseen = trained.Card.Unseen;
        if (!(unseen.BrierSkill > 0))
        {
            throw new ScoringException(NoBetterCode, string.Create(
                CultureInfo.InvariantCulture,
                $"on {unseen.Matches} unseen matches the model's Brier skill is {unseen.BrierSkill:0.000}: no better than giving every match the base rate {unseen.BaseRate:0.000}; the scorer in force stays; train on more or newer audited outcomes"));
        }

        MatchScorer.Check(trained.Scorer);
    }
}
