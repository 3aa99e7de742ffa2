using System.Collections.Immutable;

namespace Matching.Engine.Populations;

/// <summary>How the units of one kind differ between two snapshots. All bitmaps are over the rows of the newer population.</summary>
public sealed record PopulationDiff
{
    /// <summary>What a row stands for.</summary>
    public required UnitKind Kind { get; init; }

    /// <summary>Row in the older population of each row of the newer one; -1 for a unit that was added.</summary>
    public required ImmutableArray<int> OldRowOf { get; init; }

    /// <summary>Units that the older population does not have.</summary>
    public required RowBitmap Added { get; init; }

    /// <summary>Keys of units that only the older population has, in ordinal order.</summary>
    public required ImmutableArray<string> Removed { get; init; }

    /// <summary>Units that were there before and are linked to another citizen, or for the first time, or no longer.</summary>
    public required RowBitmap Relinked { get; init; }

    /// <summary>
    /// Units that were there before and whose fact changed, by name of the tag: its value, whether it is known, or its as-of day
    /// (on which depends when it goes stale). A tag that neither population states is not a key.
    /// </summary>
    public required IReadOnlyDictionary<string, RowBitmap> Changed { get; init; }

    /// <summary>Units of <see cref="Changed"/> at which nothing but the as-of day changed, by the same names.</summary>
    public required IReadOnlyDictionary<string, RowBitmap> Redated { get; init; }

    /// <summary>
    /// Names of tags, in ordinal order, that only one of the populations states, or that another source states or that have another
    /// type. Their facts count as changed at every unit that was there before: that a source states a tag is itself a fact.
    /// </summary>
    public required ImmutableArray<string> Restated { get; init; }

    /// <summary>Units that were added, relinked, or have a changed fact of their own. What changed at a linked citizen is not in it.</summary>
    public required RowBitmap ChangedAny { get; init; }
}
