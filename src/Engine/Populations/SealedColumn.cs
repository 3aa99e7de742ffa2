using Matching.Engine.Tags;
using Matching.Rules.Values;

namespace Matching.Engine.Populations;

/// <summary>A column in memory: a bitmap of the rows that have a fact, and the as-of days that its source shares between its columns.</summary>
public abstract class SealedColumn : FactColumn
{
    private readonly AsOfDays asOf;
    private readonly Value unknown;

    private protected SealedColumn(Tag tag, string sourceId, RowBitmap known, AsOfDays asOf)
        : base(tag, sourceId)
    {
        Known = known;
        this.asOf = asOf;
        unknown = Value.Unknown(tag.Name);
    }

    /// <summary>The rows that have a fact.</summary>
    public RowBitmap Known { get; }

    /// <summary>The as-of days, shared by the columns of one source.</summary>
    internal AsOfDays AsOfDays => asOf;

    /// <inheritdoc/>
    public sealed override int Count => Known.Count;

    /// <inheritdoc/>
    public sealed override Value this[int row] => Known[row] ? Fact(row) : unknown;

    /// <inheritdoc/>
    public sealed override DateOnly? AsOf(int row) => Known[row] ? asOf[row] : null;

    /// <summary>The as-of day number of a row that has a fact.</summary>
    public int DayAt(int row) => asOf.DayAt(row);

    /// <summary>The fact of a row that has one.</summary>
    protected abstract Value Fact(int row);
}
