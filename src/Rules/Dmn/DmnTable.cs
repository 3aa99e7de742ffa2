using System.Collections.Immutable;
using Matching.Rules.Diagnostics;
using Matching.Rules.Tables;

namespace Matching.Rules.Dmn;

/// <summary>A decision table (DMN 1.5, 8.3).</summary>
/// <param name="Policy">Hit policy with its aggregation.</param>
/// <param name="Inputs">Input clauses.</param>
/// <param name="Outputs">Output clauses, at least one.</param>
/// <param name="Rules">Rules in order.</param>
public sealed record DmnTable(
    HitPolicy Policy, ImmutableArray<DmnInputClause> Inputs, ImmutableArray<DmnOutputClause> Outputs, ImmutableArray<DmnRule> Rules) : DmnExpression;

/// <summary>An input of a decision table.</summary>
/// <param name="Expression">The input expression.</param>
/// <param name="Values">Unary tests of the values that are expected, or null.</param>
public sealed record DmnInputClause(DmnLiteral Expression, string? Values);

/// <summary>An output of a decision table.</summary>
/// <param name="Name">Name of the component; null for the only output.</param>
/// <param name="TypeRef">Its type, or null.</param>
/// <param name="Values">Unary tests of its values, best first; or null.</param>
/// <param name="Default">Output when no rule hits, or null.</param>
public sealed record DmnOutputClause(string? Name, string? TypeRef, string? Values, DmnLiteral? Default);

/// <summary>A rule of a decision table.</summary>
/// <param name="Inputs">Unary tests, one for each input.</param>
/// <param name="Outputs">Output expressions, one for each output.</param>
/// <param name="Annotations">Texts that do not influence the result.</param>
/// <param name="Place">Where it stands.</param>
public sealed record DmnRule(ImmutableArray<string> Inputs, ImmutableArray<DmnLiteral> Outputs, ImmutableArray<string> Annotations, FilePlace Place);
