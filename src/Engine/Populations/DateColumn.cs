using Matching.Engine.Tags;
using Matching.Rules.Values;

namespace Matching.Engine.Populations;

/// <summary>Dates as day numbers (<see cref="DateOnly.DayNumber"/>).</summary>
public sealed class DateColumn : SealedColumn
{
    private readonly int[] days;

    internal DateColumn(Tag tag, string sourceId, RowBitmap known, AsOfDays asOf, int[] days)
        : base(tag, sourceId, known, asOf) => this.days = days;

    /// <summary>The day numbers; 0 where <see cref="SealedColumn.Known"/> has no bit.</summary>
    public ReadOnlySpan<int> Days => days;

    /// <inheritdoc/>
    protected override Value Fact(int row) => Value.Of(DateOnly.FromDayNumber(days[row]));

    /// <inheritdoc/>
    internal override void AppendFact(int row, CanonicalWriter writer) => writer.Append(days[row]);
}
