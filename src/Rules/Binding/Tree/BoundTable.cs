using System.Collections.Immutable;
using Matching.Rules.Tables;

namespace Matching.Rules.Binding.Tree;

/// <summary>A decision table: inputs are evaluated once, cells read them as locals.</summary>
internal sealed class BoundTable(
    Place place, FeelType type, HitPolicy policy, ImmutableArray<BoundIterator> inputs, ImmutableArray<BoundRow> rows)
    : BoundNode(place, type, inputs.Sum(i => i.Source.Size) + rows.Sum(r => r.Output.Size + r.Cells.Sum(c => c.Size)))
{
    public HitPolicy Policy { get; } = policy;

    public ImmutableArray<BoundIterator> Inputs { get; } = inputs;

    public ImmutableArray<BoundRow> Rows { get; } = rows;
}

/// <summary>A row: it hits when all cells are true.</summary>
internal sealed record BoundRow(Place Place, ImmutableArray<BoundNode> Cells, BoundNode Output);
