using Matching.Engine.Amounts;
using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Engine.Tags;
using Matching.Rules.Packs;
using Matching.Rules.Values;

namespace Matching.Engine.Readiness;

/// <summary>Counts whom one condition keeps back. For one thread.</summary>
/// <param name="policy">The policy, with the version alone.</param>
/// <param name="pack">The version.</param>
/// <param name="condition">The condition.</param>
/// <param name="tags">The dictionary.</param>
/// <param name="snapshot">The facts.</param>
/// <param name="asOf">Date of judging.</param>
internal sealed class ConditionTally(Policy policy, RulePack pack, Condition condition, TagDictionary tags, Snapshot snapshot, DateOnly asOf)
{
    private readonly UnitSheet without = new(PackPlan.OfUnits(policy, Without(pack, condition), tags), snapshot, asOf);
    private int fails;
    private int withoutAmount;
    private BlockingCount alone;
    private Money? cost = policy.Benefit.Kind == BenefitKind.Recognition || pack.Amount is null ? null : Money.ZeroCny;

    /// <summary>Identifier of the condition.</summary>
    public string Id => condition.Id;

    /// <summary>What was counted.</summary>
    public ConditionEffect Effect => new(condition.Id, fails, alone, withoutAmount, cost);

    /// <summary>Whether the condition holds on a filled frame.</summary>
    public bool Holds(Value[] frame) => condition.When.Evaluate(frame).IsTrue;

    /// <summary>Counts a unit of which it is false.</summary>
    public void Failed() => fails++;

    /// <summary>Counts a unit that it alone keeps back.</summary>
    /// <param name="sheet">The unit under the whole version.</param>
    /// <param name="row">Its row.</param>
    public void Blocks(UnitSheet sheet, int row)
    {
        alone = alone.With(NearMissReading.Of(sheet.Plan, sheet.Facts, sheet.Frame, condition, condition.When.Evaluate(sheet.Frame)).Kind);
        if (cost is not { } sum)
        {
            return;
        }

        without.MoveTo(row, asOf);
        if (without.Decide() is { Outcome: Outcome.Eligible, Held: null, Amount: { } amount })
        {
            cost = sum + amount;
        }
        else
        {
            withoutAmount++;
        }
    }

    private static RulePack Without(RulePack pack, Condition dropped) =>
        pack with { Conditions = pack.Conditions.Remove(dropped), Hash = $"{pack.Hash}-without-{dropped.Id}" };
}
