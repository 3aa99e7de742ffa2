using System.Collections.Immutable;
using Matching.Rules.Diagnostics;

namespace Matching.Rules.Dmn;

/// <summary>A decision model as a DMN document states it (DMN 1.5, 6.3.2). Plain data: nothing is resolved or checked yet.</summary>
public sealed record DmnModel
{
    /// <summary>Name of the model.</summary>
    public required string Name { get; init; }

    /// <summary>Namespace that other models refer to it by.</summary>
    public required string Namespace { get; init; }

    /// <summary>Description, or null.</summary>
    public string? Description { get; init; }

    /// <summary>Models that it imports.</summary>
    public ImmutableArray<DmnImport> Imports { get; init; } = [];

    /// <summary>Types that it defines.</summary>
    public ImmutableArray<DmnItemDefinition> Types { get; init; } = [];

    /// <summary>Input data, decisions, business knowledge models and decision services, in document order.</summary>
    public ImmutableArray<DmnElement> Elements { get; init; } = [];

    /// <summary>Where the document comes from.</summary>
    public required FilePlace Place { get; init; }
}

/// <summary>An import of another model (DMN 1.5, 6.3.3).</summary>
/// <param name="Name">Name that its elements are qualified with; empty when they are used without.</param>
/// <param name="Namespace">Namespace of the imported model.</param>
public sealed record DmnImport(string Name, string Namespace);

/// <summary>A named value with its type (DMN 1.5, 7.3.4).</summary>
/// <param name="Name">The name.</param>
/// <param name="TypeRef">Name of its type, qualified by the import where it is imported; null when not stated.</param>
public sealed record DmnVariable(string Name, string? TypeRef);

/// <summary>A type that a model defines (DMN 1.5, 7.3.3).</summary>
public sealed record DmnItemDefinition
{
    /// <summary>Name of the type, or of the component.</summary>
    public required string Name { get; init; }

    /// <summary>Whether values are lists.</summary>
    public bool IsCollection { get; init; }

    /// <summary>Type that it is based on, or null.</summary>
    public string? TypeRef { get; init; }

    /// <summary>Unary tests that a value, or each element of a collection, must pass; or null.</summary>
    public string? AllowedValues { get; init; }

    /// <summary>Unary tests that the value as a whole must pass, or null.</summary>
    public string? TypeConstraint { get; init; }

    /// <summary>Components of a structure.</summary>
    public ImmutableArray<DmnItemDefinition> Components { get; init; } = [];

    /// <summary>Parameters of a function type; null when it is none.</summary>
    public ImmutableArray<DmnVariable>? Parameters { get; init; }

    /// <summary>Type of a function's result, or null.</summary>
    public string? ResultTypeRef { get; init; }
}
