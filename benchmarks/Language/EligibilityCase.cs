using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Tables;
using Matching.Rules.Values;

namespace Matching.Benchmarks.Language;

/// <summary>A typical rule with the facts of several people.</summary>
/// <param name="Name">Short name.</param>
/// <param name="Text">FEEL that both engines read.</param>
/// <param name="Facts">Names and values for each person.</param>
/// <param name="Table">The same rule as a decision table, which is what this engine evaluates then; null for the text.</param>
internal sealed record EligibilityCase(
    string Name, string Text, ImmutableArray<ImmutableArray<(string Name, Value Value)>> Facts, TableDefinition? Table = null)
{
    /// <summary>The names that the rule may use, typed as the dictionary would.</summary>
    public Scope Scope { get; } = new(Facts[0].Select((f, i) => new Symbol(f.Name, TypeOf(f.Value), i)));

    /// <summary>The frames of all people.</summary>
    public Value[][] Frames { get; } = [.. Facts.Select(f => f.Select(v => v.Value).ToArray())];

    /// <summary>Compiles the rule.</summary>
    public RuleExpression Compile()
    {
        var bound = Table is null ? RuleCompiler.Compile(Text, Scope) : RuleCompiler.CompileTable(Table, Scope);
        return bound.Expression ?? throw new InvalidOperationException($"{Name}: {bound.Diagnostics[0].What.En}");
    }

    private static FeelType TypeOf(Value value) => value.Kind switch
    {
        ValueKind.Number => FeelType.Number,
        ValueKind.String => FeelType.String,
        ValueKind.Date => FeelType.Date,
        ValueKind.Boolean => FeelType.Boolean,
        ValueKind.List => new ListType(TypeOf(value.AsList[0])),
        _ => FeelType.Any,
    };
}
