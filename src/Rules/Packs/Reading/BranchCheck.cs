using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Diagnostics;
using Matching.Rules.Tables;

namespace Matching.Rules.Packs.Reading;

/// <summary>Points out branches of amounts that the conditions, or the branches around them, never let through.</summary>
internal sealed class BranchCheck
{
    private readonly ImmutableDictionary<string, Symbol> facts;
    private readonly FilePlace place;
    private readonly Findings findings;

    private BranchCheck(ImmutableDictionary<string, Symbol> facts, FilePlace place, Findings findings)
    {
        this.facts = facts;
        this.place = place;
        this.findings = findings;
    }

    /// <summary>Looks at the formulas; a table has its own check.</summary>
    public static void Run(ImmutableArray<WrittenCondition> conditions, IEnumerable<WrittenExpression?> amounts, Findings findings)
    {
        var given = conditions.Select(c => c.When.Expression).OfType<CompiledRule>().Select(r => r.Root).ToList();
        foreach (var amount in amounts.OfType<WrittenExpression>().Where(a => a.Table is null))
        {
            if (amount is { Expression: CompiledRule rule, Place: { } place })
            {
                var facts = rule.Reads.ToImmutableDictionary(s => s.Name, StringComparer.Ordinal);
                var known = facts.Keys.ToImmutableDictionary(n => n, n => CellAlgebra.Intersect([.. given.Select(g => Implied(g, n)).Prepend(CellSet.All)]));
                new BranchCheck(facts, place, findings).Visit(rule.Root, known);
            }
        }
    }

    private void Visit(BoundNode node, ImmutableDictionary<string, CellSet> known)
    {
        if (node is not BoundIf branch)
        {
            foreach (var child in ReadCollector.Children(node))
            {
                Visit(child, known);
            }

            return;
        }

        var read = ReadCollector.Of(branch.Condition);
        var then = read.Aggregate(known, (all, s) => all.SetItem(s.Name, CellAlgebra.Intersect([all[s.Name], Implied(branch.Condition, s.Name)])));
        var otherwise = known;
        if (read is [var only] && CellSet.Of(branch.Condition, n => n is BoundRead) is { } exact)
        {
            otherwise = known.SetItem(only.Name, CellAlgebra.Intersect([known[only.Name], CellAlgebra.Complement(exact)]));
        }

        Reach(branch.Then, read, then);
        Reach(branch.Else, read, otherwise);
    }

    private void Reach(BoundNode branch, ImmutableArray<Symbol> read, ImmutableDictionary<string, CellSet> known)
    {
        if (read.FirstOrDefault(s => !FactReach.CanBe(facts[s.Name], known[s.Name])) is { } closed)
        {
            findings.Add(LintFindings.UnreachableBranch(place, closed.Name, branch.Text));
            return;
        }

        Visit(branch, known);
    }

    private static CellSet Implied(BoundNode condition, string fact) => CellSet.Implied(condition, n => n is BoundRead read && read.Symbol.Name == fact);
}
