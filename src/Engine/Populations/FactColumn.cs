using Matching.Engine.Tags;
using Matching.Rules.Values;

namespace Matching.Engine.Populations;

/// <summary>The facts about one tag for every unit of a population, with who said them and as of when.</summary>
public abstract class FactColumn
{
    /// <summary>A column of facts.</summary>
    /// <param name="tag">The tag.</param>
    /// <param name="sourceId">The one source that states it.</param>
    protected FactColumn(Tag tag, string sourceId)
    {
        Tag = tag;
        SourceId = sourceId;
    }

    /// <summary>The tag.</summary>
    public Tag Tag { get; }

    /// <summary>The one source that states it.</summary>
    public string SourceId { get; }

    /// <summary>Number of rows.</summary>
    public abstract int Count { get; }

    /// <summary>The fact of a row; <see cref="ValueKind.Unknown"/> (with the tag's name as cause) where there is none.</summary>
    public abstract Value this[int row] { get; }

    /// <summary>The date as of which the source states the fact, or null where there is none.</summary>
    public abstract DateOnly? AsOf(int row);

    /// <summary>Whether the fact exists but is older than the tag's maximum age on a date.</summary>
    public bool IsStale(int row, DateOnly on) =>
        Tag.MaxAgeDays is { } limit && AsOf(row) is { } asOf && on.DayNumber - asOf.DayNumber > limit;
}
