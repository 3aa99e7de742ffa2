using Matching.Rules.Binding.Standard;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Diagnostics;
using Matching.Rules.Values;
using Matching.Rules.Tables;

namespace Matching.Rules.Binding;

/// <summary>Turns the text of a rule into an expression that can be evaluated.</summary>
/// <remarks>Never throws for any text: every mistake is a diagnostic.</remarks>
public static class RuleCompiler
{
    /// <summary>Compiles an expression.</summary>
    /// <param name="text">FEEL text, at most 64 KiB, nested at most 64 deep.</param>
    /// <param name="scope">The names that it may use.</param>
    /// <param name="expected">Type that the result must have, or null for any.</param>
    public static Bound Compile(string text, Scope scope, FeelType? expected = null)
    {
        var piece = new TextPiece(text, scope);
        var locals = new Locals();
        var root = piece.Binder(0, locals).Bind(piece.Parse());
        CheckResult(root, expected, piece.Bag);
        new CertaintyCheck(piece.Bag).Visit(root);
        var expression = piece.HasErrors ? null : new CompiledRule(piece.Text, root, locals.Count, ReadCollector.Of(root));
        return new Bound(expression, piece.Diagnostics());
    }

    /// <summary>Compiles an expression of the standard dialect: DMN 1.5 as written.</summary>
    /// <param name="text">FEEL text, at most 64 KiB, nested at most 64 deep.</param>
    /// <param name="scope">The variables and named types that it may use; any other name is null.</param>
    /// <param name="now">What <c>now()</c> gives: a date and time with a zone; null by default.</param>
    /// <returns>An expression exactly when the text is FEEL.</returns>
    public static Bound CompileStandard(string text, Scope scope, Value? now = null)
    {
        var (bag, locals) = (new DiagnosticBag(), new Locals());
        var root = new StandardText(scope, locals, bag).Expression(text);
        var expression = bag.HasErrors ? null : new CompiledRule(text, root, locals.Count, ReadCollector.Of(root), Dialect.Standard) { Now = now };
        return new Bound(expression, bag.ToImmutable());
    }

    /// <summary>Compiles a decision table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="scope">The names that its expressions and cells may use.</param>
    /// <param name="expected">Type that the result must have, or null for any.</param>
    /// <param name="given">Conditions that hold whenever the table is asked: what they rule out is no gap.</param>
    /// <remarks>What a diagnostic says names the row and the cell; its span points into the text of the table.</remarks>
    public static Bound CompileTable(TableDefinition table, Scope scope, FeelType? expected = null, IEnumerable<RuleExpression>? given = null) =>
        new TableBinder(table, scope, [.. (given ?? []).OfType<CompiledRule>().Select(r => r.Root)]).Bind(expected);

    /// <summary>Reports a result of another type than the one expected.</summary>
    internal static void CheckResult(BoundNode root, FeelType? expected, DiagnosticBag bag)
    {
        if (expected is not null && !TypeRules.Assignable(root.Type, expected))
        {
            bag.Add(TypeMessages.Result(root.Place.Span, expected, root.Type));
        }
    }
}
