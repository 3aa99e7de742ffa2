using System.Collections.Immutable;

namespace Matching.Rules.Values;

/// <summary>A function as a value: a closure, a built-in function, a business knowledge model or a decision service.</summary>
public abstract class FeelFunction
{
    /// <summary>Names of the parameters, in order.</summary>
    public abstract ImmutableArray<string> Parameters { get; }

    /// <summary>Whether it can be called with so many arguments.</summary>
    public virtual bool Takes(int count) => count == Parameters.Length;

    /// <summary>Calls the function.</summary>
    /// <param name="arguments">Arguments in the order of the parameters.</param>
    /// <param name="budget">Bounds of the evaluation.</param>
    internal abstract Value Invoke(Value[] arguments, Budget budget);

    /// <inheritdoc/>
    public override string ToString() => $"function({string.Join(", ", Parameters)})";
}
