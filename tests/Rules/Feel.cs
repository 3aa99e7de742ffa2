using Matching.Rules.Binding;
using Matching.Rules.Diagnostics;
using Matching.Rules.Tables;
using Matching.Rules.Values;

namespace Matching.Rules.Tests;

/// <summary>Evaluates texts the way a rule pack does, on both paths at once.</summary>
internal static class Feel
{
    public static Value Evaluate(string text, params (string Name, Value Value)[] facts)
    {
        var scope = ScopeOf(facts);
        return Both(RuleCompiler.Compile(text, scope), scope, facts);
    }

    public static Value Evaluate(TableDefinition table, params (string Name, Value Value)[] facts)
    {
        var scope = ScopeOf(facts);
        return Both(RuleCompiler.CompileTable(table, scope), scope, facts);
    }

    public static string[] Codes(string text, Scope scope, FeelType? expected = null) => Codes(RuleCompiler.Compile(text, scope, expected));

    public static string[] Codes(Bound bound) => [.. bound.Diagnostics.Select(d => d.Code)];

    /// <summary>What an author reads, one line a finding.</summary>
    public static string[] Messages(string text, Scope scope) =>
        [.. RuleCompiler.Compile(text, scope).Diagnostics.Select(d => $"{d.Code} {d.Severity} {d.Span.Start}-{d.Span.End} {d.What.Zh}｜{d.Why.Zh}｜{d.Mend.Zh}")];

    public static Value Unknown(string cause) => Value.Unknown(cause);

    private static Scope ScopeOf((string Name, Value Value)[] facts) =>
        new(facts.Select((f, i) => new Symbol(f.Name, f.Value.IsUnknown ? FeelType.Any : TypeRules.Of(f.Value), i)));

    private static Value Both(Bound bound, Scope scope, (string Name, Value Value)[] facts)
    {
        Assert.That(bound.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => d.What.En), Is.Empty);
        var frame = facts.Select(f => f.Value).ToArray();
        Assert.That(frame, Has.Length.EqualTo(scope.SlotCount));
        var explained = bound.Expression!.Explain(frame).Value;
        Assert.That(bound.Expression.Evaluate(frame), Is.EqualTo(explained), "the compiled path disagrees with the interpreter");
        return explained;
    }
}
