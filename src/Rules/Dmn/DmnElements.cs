using System.Collections.Immutable;
using Matching.Rules.Diagnostics;

namespace Matching.Rules.Dmn;

/// <summary>An element of the decision requirements graph.</summary>
public abstract record DmnElement
{
    /// <summary>Identifier that references use; empty when the document gives none.</summary>
    public required string Id { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Description, or null.</summary>
    public string? Description { get; init; }

    /// <summary>Name and type under which other elements see its value.</summary>
    public required DmnVariable Variable { get; init; }

    /// <summary>Where it stands in the document.</summary>
    public required FilePlace Place { get; init; }
}

/// <summary>A value that comes from outside of the model.</summary>
public sealed record DmnInputData : DmnElement;

/// <summary>A decision.</summary>
public sealed record DmnDecision : DmnElement
{
    /// <summary>References to the decisions, input data and knowledge that it requires: <c>#id</c> or <c>namespace#id</c>.</summary>
    public ImmutableArray<DmnReference> Requires { get; init; } = [];

    /// <summary>Its logic; null when it has none.</summary>
    public DmnExpression? Logic { get; init; }
}

/// <summary>A business knowledge model: a named function.</summary>
public sealed record DmnKnowledgeModel : DmnElement
{
    /// <summary>References to the knowledge that it requires.</summary>
    public ImmutableArray<DmnReference> Requires { get; init; } = [];

    /// <summary>Its function; null when it has none.</summary>
    public DmnFunction? Logic { get; init; }
}

/// <summary>A decision service: decisions that are called as a function.</summary>
public sealed record DmnDecisionService : DmnElement
{
    /// <summary>Decisions whose values it returns.</summary>
    public ImmutableArray<DmnReference> Outputs { get; init; } = [];

    /// <summary>Decisions that it evaluates on the way.</summary>
    public ImmutableArray<DmnReference> Encapsulated { get; init; } = [];

    /// <summary>Decisions whose values it is given.</summary>
    public ImmutableArray<DmnReference> InputDecisions { get; init; } = [];

    /// <summary>Input data that it is given.</summary>
    public ImmutableArray<DmnReference> InputData { get; init; } = [];
}

/// <summary>A reference to an element.</summary>
/// <param name="Namespace">Namespace of its model; null for the same model.</param>
/// <param name="Id">Its identifier.</param>
/// <param name="Place">Where the reference stands.</param>
public sealed record DmnReference(string? Namespace, string Id, FilePlace Place);
