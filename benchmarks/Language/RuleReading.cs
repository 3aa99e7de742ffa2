using Matching.Rules.Binding;

namespace Matching.Benchmarks.Language;

/// <summary>Reads the form of a rule without looking at its names.</summary>
internal static class RuleReading
{
    /// <summary>Parses the text of a rule, or all pieces of its table.</summary>
    public static int Parse(EligibilityCase rule)
    {
        if (rule.Table is not { } table)
        {
            return new TextPiece(rule.Text, rule.Scope).Parse().Span.Length;
        }

        return table.Inputs.Concat(table.Rows.Select(r => r.Output)).Sum(t => new TextPiece(t, rule.Scope).Parse().Span.Length)
            + table.Rows.SelectMany(r => r.Cells).Sum(c => new TextPiece(c, rule.Scope).ParseTests().Span.Length);
    }
}
