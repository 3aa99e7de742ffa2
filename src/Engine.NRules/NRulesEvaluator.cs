using System.Collections.Concurrent;
using System.Numerics;
using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Engine.Runs;
using Matching.Engine.Tags;

namespace Matching.Engine.NRules;

/// <summary>
/// Decides by a network of NRules: its rules say who is eligible or open, and only these units are judged one by one, for their amounts and
/// the tags that they lack; the interpreter repeats them. Where network and judging disagree, the row is held.
/// </summary>
/// <remarks>Safe for use by several threads; every call has sessions of its own. A network is compiled once for a set of packs and kept.</remarks>
public sealed class NRulesEvaluator : IEvaluator
{
    private readonly TagDictionary tags;
    private readonly PackPlans plans;
    private readonly ConcurrentDictionary<string, Lazy<NRulesMatcher>> matchers = new(StringComparer.Ordinal);

    /// <summary>An evaluator for packs that are bound in a dictionary's scope.</summary>
    public NRulesEvaluator(TagDictionary tags)
    {
        this.tags = tags;
        plans = new PackPlans(tags);
    }

    /// <inheritdoc/>
    public Judgements Evaluate(PartitionWork work)
    {
        work.RequireRange();
        var (start, count) = (work.Partition.Start, work.Partition.Count);
        var bits = MatcherOf(work).Match(work.Snapshot, work.AsOf, start, count)[0];
        var found = new List<Decision>();
        var refused = new RowBitmap(count);
        refused.Fill();
        var judging = UnitJudging.Of(work, plans);
        for (var word = 0; word < bits.Open.Length; word++)
        {
            for (var left = bits.Open[word] | bits.Eligible[word]; left != 0; left &= left - 1)
            {
                var bit = BitOperations.TrailingZeroCount(left);
                var matched = (bits.Eligible[word] >> bit & 1) != 0 ? Outcome.Eligible : Outcome.Undetermined;
                found.Add(Compared(judging.Decide(start + (word << 6) + bit), matched));
                refused.Set((word << 6) + bit, false);
            }
        }

        return new Judgements(found, refused);
    }

    /// <inheritdoc/>
    public Decision EvaluateOne(PartitionWork work, int row)
    {
        var bits = MatcherOf(work).Match(work.Snapshot, work.AsOf, row, 1)[0];
        var matched = bits.Eligible[0] != 0 ? Outcome.Eligible : bits.Open[0] != 0 ? Outcome.Undetermined : Outcome.NotEligible;
        return Compared(UnitJudging.Of(work, plans).Decide(row), matched);
    }

    /// <summary>What the network calls eligible may still lack a fact for its amount, and is undetermined then; every other difference holds the row.</summary>
    private static Decision Compared(Decision decision, Outcome matched) =>
        decision.Outcome == matched || (decision.Outcome, matched) == (Outcome.Undetermined, Outcome.Eligible)
            ? decision
            : decision with { Held = $"NRules 求值与逐行求值不一致：{Words(matched)} ≠ {Words(decision.Outcome)}" };

    private static string Words(Outcome outcome) => outcome switch
    {
        Outcome.Eligible => "符合",
        Outcome.NotEligible => "不符合",
        _ => "待定",
    };

    private NRulesMatcher MatcherOf(PartitionWork work)
    {
        // The end of a period is part of what a version with the units' own reference dates says; a later version may move it.
        var policy = work.Judged;
        var versions = policy.Reference.Tag is null ? [work.Pack] : policy.Versions.Append(work.Pack);
        var key = string.Join(' ', versions.Select(v => $"{v.Hash}…{policy.PeriodOf(v).To:yyyy-MM-dd}").Prepend(policy.Id).Append(work.Pack.Hash));
        return matchers.GetOrAdd(key, _ => new Lazy<NRulesMatcher>(() => new NRulesMatcher(new PackSet(tags, [(policy, work.Pack)], plans.Of)))).Value;
    }
}
