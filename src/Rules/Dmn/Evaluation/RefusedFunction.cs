using System.Collections.Immutable;
using Matching.Rules.Values;

namespace Matching.Rules.Dmn.Evaluation;

/// <summary>A function whose body is foreign code (Java, PMML): a call has no value.</summary>
internal sealed class RefusedFunction(ImmutableArray<string> parameters) : FeelFunction
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Parameters => parameters;

    /// <inheritdoc/>
    internal override Value Invoke(Value[] arguments, Budget budget) => Fault.ExternalFunction;
}
