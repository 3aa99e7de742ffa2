using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Packs.Yaml;
using Matching.Rules.Tables;

namespace Matching.Rules.Packs.Reading;

/// <summary>Compiles the expressions and tables of a version in the scope of its tags and parameters.</summary>
internal sealed class ExpressionReader(Scope scope, Findings findings)
{
    private readonly List<string> texts = [];

    /// <summary>The texts of everything compiled so far.</summary>
    public IReadOnlyList<string> Texts => texts;

    /// <summary>A formula under a key; null when it is absent or has a mistake.</summary>
    public WrittenExpression? Formula(YamlFields fields, string key, FeelType expected, Presence presence = Presence.Required)
    {
        if (fields.Scalar(key, presence) is not { } scalar)
        {
            return null;
        }

        var bound = RuleCompiler.Compile(scalar.Text, scope, expected);
        return Keep(bound, null, scalar);
    }

    /// <summary>Either <c>formula</c> or <c>table</c> of a mapping.</summary>
    /// <param name="fields">The mapping.</param>
    /// <param name="expected">Type of the result.</param>
    /// <param name="given">Conditions that hold whenever the result is asked for.</param>
    public WrittenExpression? FormulaOrTable(YamlFields fields, FeelType expected, IEnumerable<RuleExpression> given)
    {
        if (fields.Node("table", Presence.Optional) is not { } node)
        {
            return Formula(fields, "formula", expected);
        }

        if (fields.Node("formula", Presence.Optional) is { } both)
        {
            findings.Add(ShapeFindings.UnknownKey(both.Place, "formula", ["table"]));
        }

        return Table(node) is { } table ? Keep(RuleCompiler.CompileTable(table, scope, expected, given), table, node) : null;
    }

    private WrittenExpression? Keep(Bound bound, TableDefinition? table, YamlNode node)
    {
        findings.AddExpression(bound.Diagnostics, node.Place);
        if (bound.Expression is null)
        {
            return null;
        }

        var written = new WrittenExpression(bound.Expression, table) { Place = node.Place };
        texts.AddRange(written.Texts);
        return written;
    }

    private TableDefinition? Table(YamlNode node)
    {
        if (YamlFields.Open(node, findings, ["hitPolicy", "inputs", "rows"]) is not { } fields)
        {
            return null;
        }

        var policy = fields.Choice("hitPolicy", PolicyWords.HitPolicies);
        var inputs = fields.Scalars("inputs").Select(s => s.Text).ToImmutableArray();
        var rows = fields.Items("rows").Select(r => Row(r, inputs.Length)).ToList();
        return policy is { } hit && !inputs.IsEmpty && rows.All(r => r is not null)
            ? new TableDefinition(hit, inputs, [.. rows.Select(r => r!)])
            : null;
    }

    private TableRow? Row(YamlNode node, int inputs)
    {
        if (node is not YamlList { Items: var items } || items.Any(i => i is not YamlScalar))
        {
            findings.Add(ShapeFindings.WrongShape(node.Place, node.Shape, new("单个值的列表", "a list of single values")));
            return null;
        }

        if (items.Length != inputs + 1)
        {
            findings.Add(CatalogueFindings.RowWidth(node.Place, items.Length, inputs + 1));
            return null;
        }

        var cells = items.Cast<YamlScalar>().Select(s => s.Text).ToImmutableArray();
        return new TableRow(cells[..^1], cells[^1]);
    }
}
