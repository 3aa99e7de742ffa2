using System.Collections.Immutable;
using Matching.Rules.Binding;

namespace Matching.Rules.Dmn.Evaluation;

/// <summary>An element that can be evaluated.</summary>
/// <param name="Key">Which element.</param>
/// <param name="Model">Its model.</param>
/// <param name="Element">The element.</param>
/// <param name="Type">Type of its value.</param>
/// <param name="Layout">What its logic reads.</param>
/// <param name="Rule">Its logic; null for input data, decision services and what was refused.</param>
internal sealed record CompiledNode(ElementKey Key, DmnModel Model, DmnElement Element, FeelType Type, ScopeLayout Layout, CompiledRule? Rule)
{
    /// <summary>Elements that it requires.</summary>
    public ImmutableArray<ElementKey> Requires { get; init; } = [];

    /// <summary>Whether its own logic has an external function.</summary>
    public bool IsForeign { get; init; }

    /// <summary>Inputs of a decision service in the order of its parameters: input data, then input decisions (DMN 1.5, 10.4).</summary>
    public ImmutableArray<Requirement> Inputs { get; init; } = [];

    /// <summary>Output decisions of a decision service.</summary>
    public ImmutableArray<Requirement> Outputs { get; init; } = [];
}
