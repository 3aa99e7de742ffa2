using System.Collections.Immutable;
using Matching.Scoring.Histories;

namespace Matching.Scoring.Models;

/// <summary>Turns a match into the numbers that the trees read: the stated numbers, then one place for each known policy.</summary>
/// <param name="Features">Names of the numbers.</param>
/// <param name="Policies">Policies of the months learned from, ordinal order; another policy has no place and reads as none.</param>
public sealed record FeatureEncoder(ImmutableArray<string> Features, ImmutableArray<string> Policies)
{
    /// <summary>Stands for "nothing stated". Below every number that a history may have, so that one cut of a tree tells it apart.</summary>
    private const float NotStated = -1e9f;

    /// <summary>Numbers for each match.</summary>
    public int Width => Features.Length + Policies.Length;

    /// <summary>The encoder of a training set.</summary>
    public static FeatureEncoder Of(ImmutableArray<string> features, IEnumerable<AuditedOutcome> outcomes) =>
        new(features, [.. outcomes.Select(o => o.Policy).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);

    /// <summary>Encodes one match, with what an audit found where one was held.</summary>
    /// <exception cref="ScoringException">The match has another number of features than the model.</exception>
    internal EncodedMatch Encode(StatedMatch match)
    {
        if (match.Features.Length != Features.Length)
        {
            throw new ScoringException("SCO008", $"the match states {match.Features.Length} numbers, but the model reads {Features.Length} ({string.Join(',', Features)}); score with the features that the model was trained on");
        }

        var numbers = new float[Width];
        for (var i = 0; i < Features.Length; i++)
        {
            numbers[i] = match.Features[i] is { } stated ? (float)stated : NotStated;
        }

        if (Policies.IndexOf(match.Policy) is >= 0 and var place)
        {
            numbers[Features.Length + place] = 1;
        }

        return new EncodedMatch { Label = match is AuditedOutcome { Upheld: true }, Features = numbers };
    }
}
