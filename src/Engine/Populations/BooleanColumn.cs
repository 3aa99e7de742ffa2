using Matching.Engine.Tags;
using Matching.Rules.Values;

namespace Matching.Engine.Populations;

/// <summary>Truth values as a second bitmap. A row without a fact is neither true nor false.</summary>
public sealed class BooleanColumn : SealedColumn
{
    internal BooleanColumn(Tag tag, string sourceId, RowBitmap known, AsOfDays asOf, RowBitmap truth)
        : base(tag, sourceId, known, asOf) => True = truth;

    /// <summary>The rows whose fact is true; a subset of <see cref="SealedColumn.Known"/>.</summary>
    public RowBitmap True { get; }

    /// <inheritdoc/>
    protected override Value Fact(int row) => Value.Of(True[row]);

    /// <inheritdoc/>
    internal override void AppendFact(int row, CanonicalWriter writer) => writer.Append(True[row]);
}
