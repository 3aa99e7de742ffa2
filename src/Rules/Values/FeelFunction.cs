using System.Collections.Immutable;
using Matching.Rules.Binding;

namespace Matching.Rules.Values;

/// <summary>A function as a value: a closure, a built-in function, a business knowledge model or a decision service.</summary>
public abstract class FeelFunction
{
    /// <summary>Names of the parameters, in order.</summary>
    public abstract ImmutableArray<string> Parameters { get; }

    /// <summary>Types of the parameters and of the result; null where they are not stated.</summary>
    public virtual FunctionType? Signature => null;

    /// <summary>Whether it can be called with so many arguments.</summary>
    public virtual bool Takes(int count) => count == Parameters.Length;

    /// <summary>Calls the function.</summary>
    /// <param name="arguments">Arguments in the order of the parameters.</param>
    /// <param name="budget">Bounds of the evaluation.</param>
    internal abstract Value Invoke(Value[] arguments, Budget budget);

    /// <summary>Named arguments in the order of the parameters; null when the names do not fit.</summary>
    internal virtual Value[]? InOrder(ImmutableArray<string> names, Value[] arguments)
    {
        if (names.Length != Parameters.Length || names.Distinct(StringComparer.Ordinal).Count() != names.Length)
        {
            return null;
        }

        var places = Parameters.Select(p => names.IndexOf(p)).ToArray();
        return places.Contains(-1) ? null : [.. places.Select(p => arguments[p])];
    }

    /// <inheritdoc/>
    public override string ToString() => $"function({string.Join(", ", Parameters)})";
}
