using Matching.Rules.Binding;
using Matching.Rules.Binding.Standard;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Diagnostics;

namespace Matching.Rules.Dmn.Evaluation;

/// <summary>Unary tests as an expression over one value in slot 0.</summary>
internal static class StandardTests
{
    /// <summary>Compiles tests that no other name may stand in.</summary>
    public static RuleExpression Compile(string text, FeelType type, DiagnosticBag bag)
    {
        var symbol = new Symbol("?", type, 0);
        var locals = new Locals();
        var tested = locals.Reserve("?", type);
        var tests = new StandardText(Scope.Empty, locals, bag).Tests(text, tested);
        var place = new Place(text, new SourceSpan(0, text.Length), 0);
        return new CompiledRule(text, new BoundLet(place, tested, new BoundRead(place, symbol), tests), locals.Count, [symbol], Dialect.Standard);
    }
}
