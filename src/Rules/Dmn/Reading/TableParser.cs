using System.Collections.Immutable;
using Matching.Rules.Diagnostics;
using Matching.Rules.Tables;

namespace Matching.Rules.Dmn.Reading;

/// <summary>Reads decision tables.</summary>
internal sealed class TableParser(ExpressionParser expressions, TypeReferences types, DiagnosticBag bag)
{
    /// <summary>The table, or null with a finding.</summary>
    public DmnTable? Table(DmnNode node)
    {
        if (Policy(node) is not { } policy)
        {
            return null;
        }

        var inputs = node.All("input").Select(Input).ToImmutableArray();
        var outputs = node.All("output").Select(Output).ToImmutableArray();
        if (outputs.IsEmpty)
        {
            bag.Add(DmnFindings.Missing(node.Place, "decisionTable", "output"));
            return null;
        }

        var rules = node.All("rule").Select(r => Rule(r, inputs.Length, outputs.Length)).ToImmutableArray();
        return new DmnTable(policy, inputs, outputs, rules) { Place = node.Place };
    }

    private HitPolicy? Policy(DmnNode node)
    {
        var written = node["hitPolicy"] ?? "UNIQUE";
        HitPolicy? policy = (written, written == "COLLECT" ? node["aggregation"] : null) switch
        {
            ("UNIQUE", _) => HitPolicy.Unique,
            ("ANY", _) => HitPolicy.Any,
            ("PRIORITY", _) => HitPolicy.Priority,
            ("FIRST", _) => HitPolicy.First,
            ("RULE ORDER", _) => HitPolicy.RuleOrder,
            ("OUTPUT ORDER", _) => HitPolicy.OutputOrder,
            ("COLLECT", null) => HitPolicy.Collect,
            ("COLLECT", "SUM") => HitPolicy.CollectSum,
            ("COLLECT", "MIN") => HitPolicy.CollectMin,
            ("COLLECT", "MAX") => HitPolicy.CollectMax,
            ("COLLECT", "COUNT") => HitPolicy.CollectCount,
            _ => null,
        };
        if (policy is null)
        {
            bag.Add(DmnFindings.HitPolicy(node.Place, written + (node["aggregation"] is { } aggregation ? " " + aggregation : "")));
        }

        return policy;
    }

    private DmnInputClause Input(DmnNode node)
    {
        if (node.First("inputExpression") is { } expression)
        {
            return new(expressions.Literal(expression), node.TestsOf("inputValues"));
        }

        bag.Add(DmnFindings.Missing(node.Place, "input", "inputExpression"));
        return new(new DmnLiteral(null) { Place = node.Place }, null);
    }

    private DmnOutputClause Output(DmnNode node) => new(
        node["name"] is { } name ? Names.Clean(name) : null,
        types.Of(node),
        node.TestsOf("outputValues"),
        node.First("defaultOutputEntry") is { } entry ? expressions.Literal(entry) : null);

    private DmnRule Rule(DmnNode node, int inputs, int outputs)
    {
        var rule = new DmnRule(
            [.. node.All("inputEntry").Select(e => e.TextOf("text") ?? "")],
            [.. node.All("outputEntry").Select(expressions.Literal)],
            [.. node.All("annotationEntry").Select(e => e.TextOf("text") ?? "")],
            node.Place);
        if (rule.Inputs.Length != inputs || rule.Outputs.Length != outputs)
        {
            bag.Add(DmnFindings.CellCount(node.Place, rule.Inputs.Length + rule.Outputs.Length, inputs + outputs));
        }

        return rule;
    }
}
