using System.Collections.Immutable;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Syntax;

namespace Matching.Rules.Packs.Words;

/// <summary>Words for one expression: conditions, and how they go together.</summary>
/// <param name="glossary">What the names mean.</param>
/// <param name="parameters">Figures of the version.</param>
/// <param name="english">Whether in English.</param>
internal sealed partial class ExpressionWords(Glossary glossary, ImmutableArray<Parameter> parameters, bool english)
{
    /// <summary>Conditions that stay on one line when all must hold.</summary>
    private const int InLine = 3;

    private readonly Dictionary<int, string> locals = [];

    /// <summary>A condition.</summary>
    public Wording Condition(BoundNode node) => node switch
    {
        BoundLogical logical => Group(logical),
        BoundLet let => Let(let),
        BoundQuantified quantified => Quantified(quantified),
        BoundNot { Operand: BoundLogical } not => new Wording(Say("下列情形除外：", "none of this holds: "), [Condition(not.Operand)]),
        _ => new Wording(ClauseOf(node).Whole(english)),
    };

    private string Say(string zh, string en) => english ? en : zh;

    private string Say(LocalizedText text) => english ? text.En : text.Zh;

    /// <summary>What cannot be said: as written.</summary>
    private static string Code(BoundNode node) => $"`{node.Text}`";

    private Wording Group(BoundLogical logical)
    {
        var parts = Flat(logical, logical.Operator).ToList();
        return logical.Operator == LogicalOperator.And ? All(parts) : Any(parts);
    }

    private static IEnumerable<BoundNode> Flat(BoundNode node, LogicalOperator operation) => node is BoundLogical logical && logical.Operator == operation
        ? Flat(logical.Left, operation).Concat(Flat(logical.Right, operation))
        : [node];

    private Wording All(List<BoundNode> parts)
    {
        var wordings = Joined(parts);
        return wordings.Count <= InLine && wordings.All(w => w.IsLeaf) && !parts.Any(p => p is BoundLogical)
            ? new Wording(string.Join(Say("，且", ", and "), wordings.Select(w => w.Text)))
            : new Wording(Say("同时满足：", "all of these: "), [.. wordings]);
    }

    private Wording Any(List<BoundNode> parts)
    {
        var wordings = parts.Select(Condition).ToList();
        return wordings.Count <= 2 && wordings.All(w => w.IsLeaf) && !parts.Any(p => p is BoundLogical)
            ? new Wording(string.Join(Say("，或者", ", or "), wordings.Select(w => w.Text)))
            : new Wording(Say("满足下列任一项：", "any of these: "), [.. wordings]);
    }

    /// <summary>Two comparisons of the same thing become one sentence.</summary>
    private List<Wording> Joined(List<BoundNode> parts)
    {
        var wordings = new List<Wording>();
        var before = default(Clause);
        foreach (var part in parts)
        {
            var clause = part is BoundComparison ? ClauseOf(part) : default;
            if (clause.Subject is { Length: > 0 } && clause.Subject == before.Subject)
            {
                before = new Clause(clause.Subject, before.Predicate + Say("、", " and ") + clause.Predicate);
                wordings[^1] = new Wording(before.Whole(english));
                continue;
            }

            before = clause;
            wordings.Add(Condition(part));
        }

        return wordings;
    }

    /// <summary>A value that is tested: <c>x in (…)</c>, <c>x between a and b</c>.</summary>
    private Wording Let(BoundLet let)
    {
        locals[let.Local.Index] = Term(let.Subject);
        return Condition(let.Body);
    }

    private Wording Quantified(BoundQuantified quantified)
    {
        if (quantified.Iterators is not [var only] || only.Source is BoundSequence)
        {
            return new Wording(Code(quantified));
        }

        locals[only.Local.Index] = Say("该项", "it");
        var body = Condition(quantified.Body);
        var list = Term(only.Source);
        var lead = quantified.IsEvery ? Say($"{list}的每一项都", $"of every entry of {list}: ") : Say($"{list}中至少有一项", $"of at least one entry of {list}: ");
        return body.IsLeaf && !english && body.Text.StartsWith("该项为", StringComparison.Ordinal)
            ? new Wording(lead + body.Text["该项".Length..])
            : new Wording(lead + (english ? "" : "符合：") + body.Text, body.Items);
    }
}
