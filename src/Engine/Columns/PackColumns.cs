using Matching.Engine.Decisions;
using Matching.Rules.Packs;

namespace Matching.Engine.Columns;

/// <summary>The gate at which all conditions of a policy meet.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Pack">Its version.</param>
/// <param name="Gate">The gate.</param>
/// <param name="IsExact">False where units that it calls possible must be judged one by one.</param>
/// <param name="PlanOf">Plan of one of the policy's versions.</param>
internal sealed record PackColumns(Policy Policy, RulePack Pack, int Gate, bool IsExact, Func<RulePack, PackPlan> PlanOf)
{
    /// <summary>Adds a policy's conditions to a circuit.</summary>
    /// <remarks>
    /// Where each unit has a reference date of its own, the version that judges it is not known here: a unit stays possible as long
    /// as one version that has begun does not refuse it.
    /// </remarks>
    public static PackColumns Compile(
        Policy policy, RulePack pack, Func<RulePack, PackPlan> planOf, ColumnSpace space, CircuitBuilder circuit, bool ranksDerived)
    {
        var view = space.On(policy.Reference.On(space.AsOf));
        var compiler = new ConditionCompiler(space, view, isDatedOpen: policy.Reference.Tag is not null, circuit, ranksDerived);
        if (policy.Reference.Tag is null)
        {
            var gate = Conditions(planOf(pack), compiler, circuit);
            return new PackColumns(policy, pack, gate, circuit.IsExact(gate), planOf);
        }

        var some = circuit.Any(VersionPeriods.Judging(policy, pack, space.AsOf).Select(v => Conditions(planOf(v), compiler, circuit)).ToList());
        return new PackColumns(policy, pack, circuit.All([some, circuit.Open()]), false, planOf);
    }

    private static int Conditions(PackPlan plan, ConditionCompiler compiler, CircuitBuilder circuit) =>
        circuit.All(plan.Conditions.Select(c => compiler.Gate(c.When)).ToList());
}
