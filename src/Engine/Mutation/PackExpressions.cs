using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Packs;

namespace Matching.Engine.Mutation;

/// <summary>The expressions of a version that decide what a check reports.</summary>
internal static class PackExpressions
{
    /// <summary>Conditions and amounts, in order.</summary>
    public static ImmutableArray<RuleExpression> Of(RulePack pack) =>
        [.. pack.Conditions.Select(c => c.When), .. pack.Amounts];

    /// <summary>The expressions in which a mutant differs, side by side; null on the right where one was dropped.</summary>
    public static ImmutableArray<(RuleExpression Before, RuleExpression? After)> Changes(RulePack pack, RulePack mutant)
    {
        var conditions = mutant.Conditions.ToDictionary(c => c.Id, c => c.When, StringComparer.Ordinal);
        return
        [
            .. pack.Conditions.Select(c => (c.When, conditions.GetValueOrDefault(c.Id)))
                .Concat(Pair(pack.Amount, mutant.Amount)).Concat(Pair(pack.CycleAmount, mutant.CycleAmount)).Concat(Pair(pack.ApprovedAmount, mutant.ApprovedAmount))
                .Where(p => !ReferenceEquals(p.Item1, p.Item2)),
        ];
    }

    private static IEnumerable<(RuleExpression, RuleExpression?)> Pair(RuleExpression? before, RuleExpression? after) => before is null ? [] : [(before, after)];
}
