using Matching.Engine.Tags;
using Matching.Rules.Values;

namespace Matching.Engine.Populations;

/// <summary>Truth values as a second bitmap. A row without a fact is neither true nor false.</summary>
public sealed class BooleanColumn : SealedColumn
{
    /// <summary>A column over arrays that are given away.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="sourceId">The one source that states it.</param>
    /// <param name="known">The rows that have a fact.</param>
    /// <param name="asOf">As-of days, shared by the columns of the source.</param>
    /// <param name="truth">The rows whose fact is true; a subset of the known ones.</param>
    public BooleanColumn(Tag tag, string sourceId, RowBitmap known, AsOfDays asOf, RowBitmap truth)
        : base(tag, sourceId, known, asOf) => True = truth;

    /// <summary>The rows whose fact is true; a subset of <see cref="SealedColumn.Known"/>.</summary>
    public RowBitmap True { get; }

    /// <inheritdoc/>
    protected override Value Fact(int row) => Value.Of(True[row]);
}
