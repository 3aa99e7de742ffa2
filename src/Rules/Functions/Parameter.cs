using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Values;

namespace Matching.Rules.Functions;

/// <summary>A parameter of a built-in function.</summary>
/// <param name="Name">Name for named arguments.</param>
/// <param name="Type">Type that an argument must have.</param>
/// <param name="IsOptional">Whether it may be left out; only at the end.</param>
internal sealed record Parameter(string Name, FeelType Type, bool IsOptional = false)
{
    private readonly ValueKind? kind = TypeRules.KindOf(Type);

    /// <summary>Kinds of value that can be given where the type alone leaves several open; default for all.</summary>
    public ImmutableArray<ValueKind> Kinds { get; init; }

    /// <summary>Whether null is an argument like others in the standard dialect; it is never one in the strict dialect.</summary>
    public bool TakesNull { get; init; }

    /// <summary>Whether a value can be given; a value of open type is checked only when it is known.</summary>
    public bool Accepts(Value value) => kind is { } one ? value.Kind == one : Kinds.IsDefault || Kinds.Contains(value.Kind);

    /// <summary>A value in the form that the parameter asks for (DMN 1.5, 10.3.2.9.4), or null when it has none.</summary>
    public Value? Convert(Value value) => value.Kind switch
    {
        ValueKind.Null => value,
        _ when Accepts(value) => value,
        ValueKind.List when value.AsList is [var single] => single.Kind == ValueKind.Null || Accepts(single) ? single : null,
        ValueKind.Date when kind == ValueKind.DateTime => Temporal.DateTimeOf(value),
        _ => kind == ValueKind.List ? Value.Of([value]) : null,
    };
}
