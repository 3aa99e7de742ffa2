using System.Collections.Concurrent;
using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Engine.Ports;
using Matching.Engine.Tags;
using Matching.Rules.Packs;
using Matching.Scoring.Features;

namespace Matching.Scoring.Models;

/// <summary>Scores tonight's matches by a model that learned from audited ones.</summary>
/// <remarks>Safe for use by several threads; every call has readings of its own.</remarks>
public sealed class MatchScorer : IMatchScorer
{
    private readonly Scorer scorer;
    private readonly TagDictionary tags;
    private readonly ConcurrentDictionary<string, PackPlan> plans = new(StringComparer.Ordinal);

    /// <summary>A scorer of matches.</summary>
    /// <param name="scorer">The model.</param>
    /// <param name="sha256">Digest of its bytes.</param>
    /// <param name="tags">The dictionary that the packs are bound in.</param>
    /// <exception cref="ScoringException">The model reads a number that nothing states about a match.</exception>
    public MatchScorer(Scorer scorer, string sha256, TagDictionary tags)
    {
        Check(scorer);
        (this.scorer, this.tags, Sha256) = (scorer, tags, sha256);
    }

    /// <inheritdoc/>
    public string Sha256 { get; }

    /// <summary>Refuses a model that reads a number which nothing states about a match: all its scores would rest on gaps.</summary>
    /// <exception cref="ScoringException">It does; the message names the numbers.</exception>
    public static void Check(Scorer scorer)
    {
        var unknown = scorer.Features.Where(f => !StatedNumbers.Knows(f)).ToArray();
        if (unknown.Length > 0)
        {
            throw new ScoringException("SCO013", $"the model reads {string.Join(", ", unknown)}, which nothing states about a match at night; train on a history with the columns of generate --history");
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A match was made on another snapshot.</exception>
    public IReadOnlyList<double?> Score(Policy policy, RulePack pack, Snapshot snapshot, DateOnly asOf, IReadOnlyList<Decision> matches)
    {
        if (matches.Count == 0 || !scorer.Policies.Contains(policy.Id) || !StatedNumbers.Covers(policy.Id))
        {
            return new double?[matches.Count];
        }

        var plan = plans.GetOrAdd(pack.Hash, _ => new PackPlan(policy, pack, tags));
        var numbers = new StatedNumbers(plan, snapshot, asOf, scorer.Features);
        return [.. scorer.Score(matches.Select(numbers.Of)).Select(p => (double?)p)];
    }
}
