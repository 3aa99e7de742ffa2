using Matching.Rules.Binding;

namespace Matching.Rules.Mutation;

/// <summary>Makes the mutants of one expression by changing its text and compiling it again.</summary>
public static class ExpressionMutants
{
    /// <summary>Each change in words, with the expression that it makes; null where the compiler refuses it.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="scope">The names that it was bound with.</param>
    public static IEnumerable<(string Words, RuleExpression? Mutant)> Of(RuleExpression expression, Scope scope)
    {
        var text = expression.Text;
        var piece = new TextPiece(text, scope);
        var seen = new HashSet<string>(StringComparer.Ordinal) { text };
        foreach (var edit in new EditFinder(text, scope).Of(piece.Parse()))
        {
            var fresh = edit.Apply(text);
            if (seen.Add(fresh))
            {
                yield return (edit.Describe(text), RuleCompiler.Compile(fresh, scope, expression.Type).Expression);
            }
        }
    }
}
