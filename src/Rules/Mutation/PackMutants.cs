using System.Globalization;
using Matching.Rules.Binding;
using Matching.Rules.Packs;
using Matching.Rules.Values;

namespace Matching.Rules.Mutation;

/// <summary>Makes the mutants of a version: one small mistake each, in conditions, amounts, tables, parameters and the period.</summary>
/// <remarks>Review clauses are left alone: they decide who looks at a match and no case can see them.</remarks>
public sealed class PackMutants
{
    private readonly Policy policy;
    private readonly RulePack pack;
    private readonly Scope tags;
    private readonly Scope scope;
    private readonly List<PackMutant> mutants = [];
    private readonly Dictionary<string, int> names = new(StringComparer.Ordinal);
    private int refused;

    private PackMutants(Policy policy, RulePack pack, Scope tags)
    {
        this.policy = policy;
        this.pack = pack;
        this.tags = tags;
        scope = ScopeOf(pack);
    }

    /// <summary>The mutants of a version.</summary>
    /// <param name="policy">The policy with all its versions.</param>
    /// <param name="pack">The version.</param>
    /// <param name="tags">The names of the tag dictionary.</param>
    public static PackMutantSet Of(Policy policy, RulePack pack, Scope tags)
    {
        var maker = new PackMutants(policy, pack, tags);
        maker.Period();
        maker.Parameters();
        maker.Conditions();
        maker.Amounts();
        return new PackMutantSet([.. maker.mutants], maker.refused);
    }

    private Scope ScopeOf(RulePack of) =>
        tags.With(of.Parameters.Select(p => new Symbol(p.Name, FeelType.Number, -1, p.Unit, Constant: Value.Of(p.Value))));

    private void Add(string id, RulePack? mutant)
    {
        if (mutant is null)
        {
            refused++;
            return;
        }

        // The same change can be made in two places of one expression: the later ones are numbered.
        var count = names[id] = names.GetValueOrDefault(id) + 1;
        mutants.Add(new PackMutant(count == 1 ? id : string.Create(CultureInfo.InvariantCulture, $"{id} ({count})"), mutant));
    }

    /// <summary>A later version supersedes from its first day on: a period that ends a day later changes nothing there.</summary>
    private void Period()
    {
        foreach (var days in new[] { -1, 1 })
        {
            var from = pack.From.AddDays(days);
            Add($"effective.from: {Text(pack.From)} → {Text(from)}", pack with { From = from });
            if (pack.To is { } to && !(days > 0 && policy.Versions.Any(v => v.From == to.AddDays(1))))
            {
                Add($"effective.to: {Text(to)} → {Text(to.AddDays(days))}", pack with { To = to.AddDays(days) });
            }
        }
    }

    private void Parameters()
    {
        foreach (var parameter in pack.Parameters)
        {
            var step = Steps.Of(parameter.Value, parameter.Unit);
            var near = policy.Versions.Where(v => v.From != pack.From).OrderBy(v => Math.Abs(v.From.DayNumber - pack.From.DayNumber))
                .Select(v => v.Parameters.FirstOrDefault(p => p.Name == parameter.Name)?.Value).OfType<decimal>().Take(2);
            foreach (var value in near.Prepend(parameter.Value - step).Prepend(parameter.Value + step).Where(v => v != parameter.Value).Distinct())
            {
                Add($"{parameter.Name}: {Text(parameter.Value)} → {Text(value)}", WithParameter(parameter, value));
            }
        }
    }

    private RulePack? WithParameter(Parameter parameter, decimal value)
    {
        var changed = pack with { Parameters = pack.Parameters.Replace(parameter, parameter with { Value = value }) };
        return new PackRebinding(changed, ScopeOf(changed), parameter.Name).Run();
    }

    private void Conditions()
    {
        foreach (var condition in pack.Conditions)
        {
            Add($"{condition.Id}: {condition.When.Text} → true", pack with { Conditions = pack.Conditions.Remove(condition) });
            foreach (var (words, fresh) in ExpressionMutants.Of(condition.When, scope))
            {
                Add($"{condition.Id}: {words}", fresh is null ? null : pack with { Conditions = pack.Conditions.Replace(condition, condition with { When = fresh }) });
            }
        }
    }

    private void Amounts()
    {
        Amount("amount", pack.Amount, pack.AmountTable, (e, t) => pack with { Amount = e, AmountTable = t });
        Amount("cycleAmount", pack.CycleAmount, pack.CycleAmountTable, (e, t) => pack with { CycleAmount = e, CycleAmountTable = t });
        if (policy.Benefit.IsPaid)
        {
            Amount("approvedAmount", pack.ApprovedAmount, null, (e, _) => pack with { ApprovedAmount = e });
        }
    }

    private void Amount(string where, RuleExpression? written, Tables.TableDefinition? table, Func<RuleExpression, Tables.TableDefinition?, RulePack> put)
    {
        if (table is not null)
        {
            foreach (var (words, changed) in TableMutants.Of(table, scope))
            {
                var bound = RuleCompiler.CompileTable(changed, scope, FeelType.Number, pack.Conditions.Select(c => c.When)).Expression;
                Add($"{where}: {words}", bound is null ? null : put(bound, changed));
            }
        }
        else if (written is not null)
        {
            foreach (var (words, fresh) in ExpressionMutants.Of(written, scope))
            {
                Add($"{where}: {words}", fresh is null ? null : put(fresh, null));
            }
        }
    }

    private static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(decimal figure) => figure.ToString(CultureInfo.InvariantCulture);
}
