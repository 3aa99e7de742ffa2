using System.Collections.Immutable;

namespace Matching.Rules.Tables;

/// <summary>A decision table as an author writes it: texts, not yet checked.</summary>
/// <param name="HitPolicy">What happens when several rows hit.</param>
/// <param name="Inputs">Input expressions, at least one.</param>
/// <param name="Rows">Rows in order, each with one cell for each input.</param>
public sealed record TableDefinition(HitPolicy HitPolicy, ImmutableArray<string> Inputs, ImmutableArray<TableRow> Rows);

/// <summary>One row of a decision table.</summary>
/// <param name="Cells">Unary tests: <c>-</c> (any), values, comparisons, ranges, <c>not(…)</c>; a comma means <em>or</em>.</param>
/// <param name="Output">Output expression.</param>
public sealed record TableRow(ImmutableArray<string> Cells, string Output);
