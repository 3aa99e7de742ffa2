using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Engine.Runs;
using Matching.Engine.Tags;
using Matching.Rules.Packs;

namespace Matching.Engine.Tests.Runs;

/// <summary>The decisions on all units, refused ones included; the columns must say of each what judging it alone says.</summary>
internal static class Every
{
    public static IReadOnlyList<Decision> Decision(TagDictionary tags, Policy policy, RulePack pack, Snapshot snapshot, DateOnly asOf) =>
        Decision(new PackEvaluator(tags), PartitionWork.OfAll(policy, pack, snapshot, asOf));

    public static IReadOnlyList<Decision> Decision(IEvaluator evaluator, PartitionWork work)
    {
        var judged = evaluator.Evaluate(work);
        var found = judged.Rows().ToDictionary(r => r.Index, r => r.Decision);
        var alone = Enumerable.Range(0, work.Partition.Count).Select(i => evaluator.EvaluateOne(work, work.Partition.Start + i)).ToList();
        for (var i = 0; i < alone.Count; i++)
        {
            var stated = found.GetValueOrDefault(i) ?? alone[i] with { Outcome = Outcome.NotEligible, Held = null };
            Assert.That(DecisionText.Of(stated), Is.EqualTo(DecisionText.Of(alone[i])));
            Assert.That(judged.NotEligible[i], Is.Not.EqualTo(found.ContainsKey(i)));
        }

        return alone;
    }
}
