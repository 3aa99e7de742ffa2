using Matching.Api.Composition;
using Matching.Scoring.Training;

namespace Matching.Api.Endpoints.Analytics;

/// <summary>The scorer in force. It orders and flags matches; it decides nothing.</summary>
/// <param name="Sha256">Digest of the model.</param>
/// <param name="AdoptedBy">Who adopted it.</param>
/// <param name="AdoptedAt">When.</param>
/// <param name="Card">What is known of it.</param>
public sealed record ScorerDocument(string Sha256, string AdoptedBy, DateTimeOffset AdoptedAt, ModelCard Card)
{
    /// <summary>The document of a scorer.</summary>
    public static ScorerDocument Of(ScorerInForce scorer) => new(scorer.Adopted.Sha256, scorer.Adopted.AdoptedBy, scorer.Adopted.AdoptedAt, scorer.Card);
}
