using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Diagnostics;
using Matching.Rules.Tables;

namespace Matching.Rules.Packs.Reading;

/// <summary>Points out conditions that cannot hold together, and conditions that tell nobody apart.</summary>
/// <remarks>
/// Only tests of one fact against written values and parameters are compared, as intervals; everything else is taken to be possible,
/// so that nothing is pointed out that might be meant.
/// </remarks>
internal static class ConditionCheck
{
    /// <summary>Reports contradictions and conditions without effect.</summary>
    public static void Run(ImmutableArray<WrittenCondition> conditions, Findings findings)
    {
        var facts = conditions.SelectMany(c => c.When.Expression.Reads).DistinctBy(s => s.Name);
        foreach (var fact in facts.Where(f => f.Type is not ListType))
        {
            var asking = conditions.Where(c => c.When.Expression.Reads.Any(r => r.Name == fact.Name)).Select(c => new Asking(c, fact)).ToList();
            if (!Contradicts(asking, fact, findings))
            {
                Redundant(asking, fact, findings);
            }
        }
    }

    private static bool Contradicts(List<Asking> asking, Symbol fact, Findings findings)
    {
        for (var later = 0; later < asking.Count; later++)
        {
            for (var earlier = 0; earlier <= later; earlier++)
            {
                if (!FactReach.CanBe(fact, CellAlgebra.Intersect([asking[earlier].Allows, asking[later].Allows])))
                {
                    findings.Add(LintFindings.Contradiction(asking[later].Place, fact.Name, asking[later].Id, asking[earlier].Id));
                    return true;
                }
            }
        }

        return false;
    }

    private static void Redundant(List<Asking> asking, Symbol fact, Findings findings)
    {
        // Among listed values a clause that names all of them is how a published text is often written; a bound that holds for every number is not.
        var severity = ColumnDomain.Of(fact).Allowed.IsEmpty ? Severity.Warning : Severity.Notice;
        foreach (var one in asking.Where(a => a.Exact is not null))
        {
            var left = CellAlgebra.Complement(one.Exact!);
            if (!FactReach.CanBe(fact, left))
            {
                findings.Add(LintFindings.AlwaysTrue(one.Place, fact.Name, one.Id, severity));
            }
            else if (asking.FirstOrDefault(o => Implies(o, one, left, fact, asking)) is { } other)
            {
                findings.Add(LintFindings.Implied(one.Place, fact.Name, one.Id, other.Id, severity));
            }
        }
    }

    /// <summary>Of two conditions that say the same, the later one is without effect.</summary>
    private static bool Implies(Asking other, Asking one, CellSet left, Symbol fact, List<Asking> asking)
    {
        if (ReferenceEquals(other, one) || FactReach.CanBe(fact, CellAlgebra.Intersect([other.Allows, left])))
        {
            return false;
        }

        var isSame = other.Exact is { } exact && !FactReach.CanBe(fact, CellAlgebra.Intersect([one.Allows, CellAlgebra.Complement(exact)]));
        return !isSame || asking.IndexOf(other) < asking.IndexOf(one);
    }

    /// <summary>What one condition asks of one fact.</summary>
    private sealed class Asking
    {
        public Asking(WrittenCondition condition, Symbol fact)
        {
            Id = condition.Id;
            Place = condition.When.Place!;
            if (condition.When.Expression is CompiledRule rule)
            {
                Allows = CellSet.Implied(rule.Root, n => n is BoundRead read && read.Symbol.Name == fact.Name);
                Exact = rule.Reads.Length == 1 ? CellSet.Of(rule.Root, n => n is BoundRead) : null;
            }
        }

        public string Id { get; }

        public FilePlace Place { get; }

        /// <summary>At least every value with which the condition can be true.</summary>
        public CellSet Allows { get; } = CellSet.All;

        /// <summary>Exactly the values with which it is true; null where other facts matter too.</summary>
        public CellSet? Exact { get; }
    }
}
