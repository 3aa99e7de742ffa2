using Matching.Engine.Decisions;
using Matching.Engine.Entitlements;
using Matching.Engine.Ports;
using Matching.Rules.Packs;

namespace Matching.Engine.Runs;

/// <summary>
/// Scores eligible matches by the scorer that the run is pinned to: those that say something new, those whose payment came back,
/// and all of a policy whose rights may wait for a place, since they are doubted when it comes. Scores are stored beside the decisions and change
/// none of them; all they do is to send a new right to review.
/// </summary>
/// <param name="work">The night.</param>
/// <param name="rights">Which decisions its rights are held against.</param>
internal sealed class NightScoring(NightWork work, NightRights rights)
{
    private const int Certain = 1_000_000;
    private readonly int threshold = (int)(work.Settings.ReviewBelow * Certain);

    public NightDoubts Run(NightMatched matched)
    {
        var doubts = new NightDoubts(threshold);
        if (work.Claim.ScorerHash is not { } hash)
        {
            return doubts;
        }

        var scorer = work.Ports.Scorers.Load(hash);
        var done = 0;
        foreach (var night in matched.Policies)
        {
            var matches = rights.Allocator.PartnersOf(night.Policy).Count > 0 ? night.Granted : rights.DecisionsOf(night, Cycles.Of(night.Policy, work.AsOf));
            Score(scorer, night.Policy, night.Pack, matches).ForEach(doubts.Add);
            work.Report(NightStage.Scoring, night.Policy.Id, ++done, matched.Policies.Count);
        }

        return doubts;
    }

    private List<MatchScore> Score(IMatchScorer scorer, Policy policy, RulePack pack, IReadOnlyList<Decision> matches)
    {
        if (matches.Count == 0)
        {
            return [];
        }

        var probabilities = scorer.Score(policy, pack, work.Request.Snapshot, work.AsOf, matches);
        if (probabilities.Count != matches.Count)
        {
            throw new InvalidOperationException($"the scorer {scorer.Sha256} gave {probabilities.Count} scores for {matches.Count} matches of {policy.Id}");
        }

        var scores = new List<MatchScore>(matches.Count);
        for (var i = 0; i < matches.Count; i++)
        {
            if (probabilities[i] is { } probability)
            {
                var millionths = probability is >= 0 and <= 1
                    ? (int)Math.Round(probability * Certain)
                    : throw new InvalidOperationException($"the scorer {scorer.Sha256} gave something that is no probability for a match of {policy.Id}");
                scores.Add(new MatchScore(matches[i], millionths, millionths < threshold));
            }
        }

        foreach (var chunk in scores.Chunk(work.Settings.ChunkRows))
        {
            work.Ports.Scores.Save(work.Claim, policy.Id, policy.Department, chunk, work.Clock.GetUtcNow());
        }

        return scores;
    }
}
