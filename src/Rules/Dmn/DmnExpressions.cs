using System.Collections.Immutable;
using Matching.Rules.Diagnostics;

namespace Matching.Rules.Dmn;

/// <summary>A boxed expression (DMN 1.5, 7.3 and 10.2.1).</summary>
public abstract record DmnExpression
{
    /// <summary>Type of its value, or null when not stated.</summary>
    public string? TypeRef { get; init; }

    /// <summary>Where it stands in the document.</summary>
    public required FilePlace Place { get; init; }
}

/// <summary>A literal expression.</summary>
/// <param name="Text">FEEL text; null when there is none.</param>
/// <param name="Language">Expression language where it is stated and not FEEL, else null.</param>
public sealed record DmnLiteral(string? Text, string? Language = null) : DmnExpression;

/// <summary>A boxed context; an entry without a variable is the result.</summary>
/// <param name="Entries">The entries in order.</param>
public sealed record DmnContext(ImmutableArray<DmnContextEntry> Entries) : DmnExpression;

/// <summary>An entry of a boxed context.</summary>
public sealed record DmnContextEntry(DmnVariable? Variable, DmnExpression? Content);

/// <summary>A boxed invocation.</summary>
/// <param name="Function">What is called.</param>
/// <param name="Bindings">Arguments by parameter.</param>
public sealed record DmnInvocation(DmnExpression? Function, ImmutableArray<DmnContextEntry> Bindings) : DmnExpression;

/// <summary>A boxed function.</summary>
/// <param name="Kind">FEEL, Java or PMML; only FEEL is evaluated.</param>
/// <param name="Parameters">The parameters.</param>
/// <param name="Body">The body; null when there is none.</param>
public sealed record DmnFunction(string Kind, ImmutableArray<DmnVariable> Parameters, DmnExpression? Body) : DmnExpression;

/// <summary>A relation: a list of contexts with the same names.</summary>
/// <param name="Columns">The names and types.</param>
/// <param name="Rows">Cells by row.</param>
public sealed record DmnRelation(ImmutableArray<DmnVariable> Columns, ImmutableArray<ImmutableArray<DmnExpression>> Rows) : DmnExpression;

/// <summary>A boxed list.</summary>
public sealed record DmnList(ImmutableArray<DmnExpression> Elements) : DmnExpression;

/// <summary>A boxed conditional.</summary>
public sealed record DmnConditional(DmnExpression? If, DmnExpression? Then, DmnExpression? Else) : DmnExpression;

/// <summary>A boxed for.</summary>
/// <param name="Variable">Iteration variable.</param>
/// <param name="In">What it runs over.</param>
/// <param name="InTypeRef">Type of that, or null.</param>
/// <param name="Return">What is collected.</param>
public sealed record DmnFor(string Variable, DmnExpression? In, string? InTypeRef, DmnExpression? Return) : DmnExpression;

/// <summary>A boxed some or every.</summary>
/// <param name="IsEvery">Whether all must satisfy.</param>
/// <param name="Variable">Iteration variable.</param>
/// <param name="In">What it runs over.</param>
/// <param name="InTypeRef">Type of that, or null.</param>
/// <param name="Satisfies">The condition.</param>
public sealed record DmnQuantified(bool IsEvery, string Variable, DmnExpression? In, string? InTypeRef, DmnExpression? Satisfies) : DmnExpression;

/// <summary>A boxed filter.</summary>
public sealed record DmnFilter(DmnExpression? In, DmnExpression? Match) : DmnExpression;
