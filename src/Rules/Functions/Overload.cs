using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Values;

namespace Matching.Rules.Functions;

/// <summary>A built-in function: one name, one or more ways to call it.</summary>
internal sealed record BuiltIn(string Name, ImmutableArray<Overload> Overloads);

/// <summary>One way to call a built-in function.</summary>
internal sealed record Overload
{
    /// <summary>Parameters in order.</summary>
    public required ImmutableArray<Parameter> Parameters { get; init; }

    /// <summary>The only dialect that has it; null for both.</summary>
    public Dialect? Only { get; init; }

    /// <summary>Whether the last parameter takes any number of arguments.</summary>
    public bool IsVariadic { get; init; }

    /// <summary>Type of the result given the types of the arguments; null when they do not go together.</summary>
    public required Func<ImmutableArray<FeelType>, FeelType?> Result { get; init; }

    /// <summary>Whether the body sees unknown and null; else one such argument, or element of one, makes the result unknown.</summary>
    public bool SeesUnknown { get; init; }

    /// <summary>Computes the result.</summary>
    public required Func<Value[], Budget, Value> Body { get; init; }

    /// <summary>Fewest arguments.</summary>
    public int Fewest => Parameters.Count(p => !p.IsOptional);

    /// <summary>Whether it can be called with so many arguments.</summary>
    public bool Takes(int count) => count >= Fewest && (IsVariadic || count <= Parameters.Length);

    /// <summary>The parameter that an argument is for.</summary>
    public Parameter ParameterOf(int argument) => Parameters[Math.Min(argument, Parameters.Length - 1)];
}
