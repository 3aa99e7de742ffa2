using Matching.Engine.Tags;
using Matching.Rules.Values;

namespace Matching.Engine.Populations;

/// <summary>Dates as day numbers (<see cref="DateOnly.DayNumber"/>).</summary>
public sealed class DateColumn : SealedColumn
{
    private readonly int[] days;

    /// <summary>A column over arrays that are given away.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="sourceId">The one source that states it.</param>
    /// <param name="known">The rows that have a fact.</param>
    /// <param name="asOf">As-of days, shared by the columns of the source.</param>
    /// <param name="days">Day numbers, a row each; 0 where there is no fact.</param>
    public DateColumn(Tag tag, string sourceId, RowBitmap known, AsOfDays asOf, int[] days)
        : base(tag, sourceId, known, asOf) => this.days = days;

    /// <summary>The day numbers; 0 where <see cref="SealedColumn.Known"/> has no bit.</summary>
    public ReadOnlySpan<int> Days => days;

    /// <inheritdoc/>
    protected override Value Fact(int row) => Value.Of(DateOnly.FromDayNumber(days[row]));
}
