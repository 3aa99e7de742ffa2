using Matching.Rules.Binding;
using Matching.Rules.Values;

namespace Matching.Rules.Tests.Standard;

/// <summary>Evaluates texts as DMN says, on both paths at once.</summary>
internal static class StandardFeel
{
    /// <summary>The value as text.</summary>
    public static string Text(string feel, params (string Name, string Feel)[] variables)
    {
        var values = variables.Select(v => Value(v.Feel, Scope.Empty, [])).ToArray();
        var scope = new Scope(variables.Select((v, i) => new Symbol(v.Name, FeelType.Any, i)));
        return Value(feel, scope, values).ToString();
    }

    private static Value Value(string feel, Scope scope, Value[] frame)
    {
        var bound = RuleCompiler.CompileStandard(feel, scope);
        Assert.That(bound.Diagnostics.Select(d => d.What.En), Is.Empty, feel);
        var explained = bound.Expression!.Explain(frame).Value;
        var compiled = bound.Expression.Evaluate(frame);
        Assert.That(compiled.ToString(), Is.EqualTo(explained.ToString()), $"the compiled path disagrees with the interpreter: {feel}");
        return explained;
    }
}
