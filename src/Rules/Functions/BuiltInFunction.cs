using System.Collections.Immutable;
using Matching.Rules.Values;

namespace Matching.Rules.Functions;

/// <summary>A built-in function as a value, e.g. for an argument of another function.</summary>
internal sealed class BuiltInFunction(BuiltIn function) : FeelFunction
{
    /// <summary>Parameters of the longest way to call it.</summary>
    public override ImmutableArray<string> Parameters { get; } =
        [.. function.Overloads.MaxBy(o => o.Parameters.Length)!.Parameters.Select(p => p.Name)];

    /// <summary>What is called.</summary>
    public BuiltIn Function { get; } = function;

    /// <inheritdoc/>
    public override bool Takes(int count) => Function.Overloads.Any(o => o.Takes(count));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is BuiltInFunction other && other.Function.Name == Function.Name;

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Function.Name);

    /// <inheritdoc/>
    public override string ToString() => Function.Name;

    /// <remarks>Such a value exists in the standard dialect only, where what cannot be computed is null.</remarks>
    internal override Value Invoke(Value[] arguments, Budget budget) =>
        Invocation.Dispatch(Function, [], arguments, budget) is { IsUnknown: false } result ? result : Value.Null;
}
