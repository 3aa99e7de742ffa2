using System.Collections.Immutable;
using Matching.Rules.Tables;
using Matching.Rules.Values;

namespace Matching.Rules.Binding.Tree;

/// <summary>A decision table: inputs are evaluated once, cells read them as locals.</summary>
internal sealed class BoundTable(
    Place place, FeelType type, HitPolicy policy, ImmutableArray<BoundIterator> inputs, ImmutableArray<BoundRow> rows)
    : BoundNode(place, type, inputs.Sum(i => i.Source.Size) + rows.Sum(r => r.Output.Size + r.Cells.Sum(c => c.Size)))
{
    public HitPolicy Policy { get; } = policy;

    public ImmutableArray<BoundIterator> Inputs { get; } = inputs;

    public ImmutableArray<BoundRow> Rows { get; } = rows;

    /// <summary>Allowed values of each output, best first; what P and O order by. One entry for a single output.</summary>
    public ImmutableArray<OutputOrder> Orders { get; init; } = [];

    /// <summary>Result when no row hits; null for the null value.</summary>
    public BoundNode? Default { get; init; }
}

/// <summary>The order of an output's values.</summary>
/// <param name="Name">Name of the output component; null for the only output.</param>
/// <param name="Values">Allowed values, best first; a value that is not listed comes last.</param>
internal sealed record OutputOrder(string? Name, ImmutableArray<Value> Values);

/// <summary>A row: it hits when all cells are true. Several outputs are one context.</summary>
internal sealed record BoundRow(Place Place, ImmutableArray<BoundNode> Cells, BoundNode Output);
