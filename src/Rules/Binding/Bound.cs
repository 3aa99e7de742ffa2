using System.Collections.Immutable;
using Matching.Rules.Diagnostics;

namespace Matching.Rules.Binding;

/// <summary>What came of compiling a text: an expression that can be evaluated, or the reasons why there is none.</summary>
/// <param name="Expression">The expression; null exactly when <paramref name="Diagnostics"/> holds an error.</param>
/// <param name="Diagnostics">Every finding, errors and notices, in the order of the text.</param>
public sealed record Bound(RuleExpression? Expression, ImmutableArray<Diagnostic> Diagnostics);
