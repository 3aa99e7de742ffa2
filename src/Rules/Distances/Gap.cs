using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Values;

namespace Matching.Rules.Distances;

/// <summary>One part of a condition that is not as it must be, and how far it is from that.</summary>
/// <remarks>
/// Applied to <see cref="Actual"/>, the distance reaches the threshold exactly. Where <see cref="IsOpen"/>, the threshold itself
/// does not count, so that the least bit more is needed; dates count whole days, and their distance holds the day more already.
/// </remarks>
public sealed record Gap
{
    /// <summary>In what way.</summary>
    public required GapKind Kind { get; init; }

    /// <summary>The piece of the rule, as written.</summary>
    public required string Text { get; init; }

    /// <summary>False where the piece must not hold, as within a <c>not</c>.</summary>
    public required bool MustHold { get; init; }

    /// <summary>Tags that it reads, each once.</summary>
    public required ImmutableArray<Symbol> Reads { get; init; }

    /// <summary>Whether nothing that it reads can change; a missing fact can always come.</summary>
    public required bool IsFixed { get; init; }

    /// <summary>The compared value as it is; unknown where nothing is compared.</summary>
    public Value Actual { get; init; }

    /// <summary>What it is compared with; unknown where nothing is compared.</summary>
    public Value Threshold { get; init; }

    /// <summary>How far it is, exactly and never negative; null where there is no distance. Dates are days apart.</summary>
    public decimal? Distance { get; init; }

    /// <summary>Unit of the distance (元, 岁, 比例, 月, 天, 秒), or null.</summary>
    public string? Unit { get; init; }

    /// <summary>Whether more than the distance is needed, however little.</summary>
    public bool IsOpen { get; init; }

    /// <summary>What must hold, as a tree that reads no local of the rule, for its words; null where one is left.</summary>
    internal BoundNode? Node { get; init; }
}
