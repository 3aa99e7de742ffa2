using Matching.Rules.Binding;
using Matching.Rules.Diagnostics;
using Matching.Rules.Tables;

namespace Matching.Rules.Packs.Reading;

/// <summary>An expression with what its author wrote.</summary>
/// <param name="Expression">The bound expression.</param>
/// <param name="Table">The table that it was written as, or null for a formula.</param>
internal sealed record WrittenExpression(RuleExpression Expression, TableDefinition? Table)
{
    /// <summary>Where it stands; null when it did not come from a file.</summary>
    public FilePlace? Place { get; init; }

    /// <summary>All pieces of text that the author wrote, for looking up names.</summary>
    public IEnumerable<string> Texts => Table is { } table
        ? [.. table.Inputs, .. table.Rows.SelectMany(r => r.Cells.Append(r.Output))]
        : [Expression.Text];

    /// <summary>Writes the canonical form.</summary>
    public static void Write(CanonicalText text, string name, WrittenExpression? written)
    {
        if (written?.Table is not { } table)
        {
            text.Add(name, written?.Expression.Text);
            return;
        }

        text.Add(name + ".hitPolicy", table.HitPolicy.ToString())
            .AddEach(name + ".input", table.Inputs, (t, input) => t.Add("text", input))
            .AddEach(name + ".row", table.Rows, (t, row) => t
                .AddEach("cell", row.Cells, (c, cell) => c.Add("text", cell)).Add("output", row.Output));
    }
}
