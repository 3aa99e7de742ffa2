using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Packs;
using Matching.Rules.Tables;

namespace Matching.Rules.Mutation;

/// <summary>Compiles again the expressions of a version that use one name, in a scope where that name means something else.</summary>
internal sealed class PackRebinding(RulePack pack, Scope scope, string name)
{
    private bool failed;

    /// <summary>The version with its expressions bound anew; null where one of them no longer compiles.</summary>
    public RulePack? Run()
    {
        var conditions = pack.Conditions.Select(c => c with { When = Again(c.When) }).ToImmutableArray();
        var changed = pack with
        {
            Conditions = conditions,
            Amount = Again(pack.Amount, pack.AmountTable, conditions),
            CycleAmount = Again(pack.CycleAmount, pack.CycleAmountTable, conditions),
            ApprovedAmount = pack.ApprovedAmount is { } approved ? Again(approved) : null,
        };
        return failed ? null : changed;
    }

    private RuleExpression? Again(RuleExpression? written, TableDefinition? table, ImmutableArray<Condition> given)
    {
        if (table is null || written is null || !Uses(written))
        {
            return written is null ? null : Again(written);
        }

        return Kept(written, RuleCompiler.CompileTable(table, scope, FeelType.Number, given.Select(c => c.When)));
    }

    private RuleExpression Again(RuleExpression written) => Uses(written) ? Kept(written, RuleCompiler.Compile(written.Text, scope, written.Type)) : written;

    private RuleExpression Kept(RuleExpression written, Bound bound)
    {
        failed |= bound.Expression is null;
        return bound.Expression ?? written;
    }

    private bool Uses(RuleExpression written) => written.Text.Contains(name, StringComparison.Ordinal);
}
