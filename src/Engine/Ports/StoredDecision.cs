using System.Collections.Immutable;
using Matching.Engine.Decisions;

namespace Matching.Engine.Ports;

/// <summary>What a stored decision says, without where it came from: a row is stored again only when this differs.</summary>
/// <param name="RunId">The run that stored it.</param>
/// <param name="Revision">Its number, from 1.</param>
/// <param name="Content">What it says.</param>
public readonly record struct StoredDecision(string RunId, int Revision, DecisionContent Content);

/// <summary>The content of a decision row as stored.</summary>
/// <param name="Outcome">Outcome.</param>
/// <param name="Payee">Payee.</param>
/// <param name="Version">Rule pack label.</param>
/// <param name="AmountFen">Reported amount.</param>
/// <param name="CycleFen">Amount of the cycle.</param>
/// <param name="Missing">Unknown tags, one a line.</param>
/// <param name="Failed">False conditions, one a line.</param>
/// <param name="Review">Review reasons, one a line.</param>
/// <param name="Held">Why held, or null.</param>
public sealed record DecisionContent(
    Outcome Outcome, string Payee, string Version, long? AmountFen, long? CycleFen, string Missing, string Failed, string Review, string? Held)
{
    /// <summary>The content of a decision.</summary>
    public static DecisionContent Of(Decision decision) => new(
        decision.Outcome, decision.Payee, decision.Version, decision.Amount?.Fen, decision.CycleAmount?.Fen,
        Lines(decision.Missing), Lines(decision.Failed), Lines(decision.Review), decision.Held);

    /// <summary>Whether a new decision adds nothing. Two not-eligible rows say the same whatever failed.</summary>
    public bool Says(Decision decision) =>
        (Outcome == Outcome.NotEligible && decision.Outcome == Outcome.NotEligible) || this == Of(decision);

    private static string Lines(ImmutableArray<string> values) => string.Join('\n', values);
}
