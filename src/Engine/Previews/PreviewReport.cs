using System.Collections.Immutable;
using Matching.Engine.Amounts;

namespace Matching.Engine.Previews;

/// <summary>How one unit fares under the draft.</summary>
public enum PreviewChange
{
    /// <summary>Eligible under the draft, not before.</summary>
    Gains,

    /// <summary>Eligible before, not eligible under the draft.</summary>
    Loses,

    /// <summary>Eligible before, cannot be decided under the draft.</summary>
    BecomesOpen,

    /// <summary>Eligible under both, with a higher amount.</summary>
    Raised,

    /// <summary>Eligible under both, with a lower amount.</summary>
    Lowered,
}

/// <summary>What a draft would change on a snapshot.</summary>
/// <param name="PolicyId">Policy.</param>
/// <param name="Version">Label of the draft.</param>
/// <param name="Against">Label of the version it is compared with, or null.</param>
/// <param name="AsOf">Date on which both were applied.</param>
/// <param name="SnapshotHash">Facts.</param>
/// <param name="SnapshotAsOf">Date of the facts.</param>
/// <param name="Units">Units judged.</param>
/// <param name="Before">Figures of the version compared with.</param>
/// <param name="After">Figures of the draft.</param>
/// <param name="Gains">Units that become eligible.</param>
/// <param name="Loses">Units that stop being eligible.</param>
/// <param name="BecomeOpen">Units that were eligible and cannot be decided under the draft.</param>
/// <param name="Raised">Units whose amount rises.</param>
/// <param name="Lowered">Units whose amount falls.</param>
/// <param name="StillOpen">Units that neither can decide.</param>
/// <param name="Examples">A few units of each change, by pseudonymous key.</param>
/// <param name="Breakdowns">The same counts by district, trade, size or age, where the units have such facts.</param>
public sealed record PreviewReport(
    string PolicyId, string Version, string? Against, DateOnly AsOf, string SnapshotHash, DateOnly SnapshotAsOf, int Units,
    PreviewFigures Before, PreviewFigures After, int Gains, int Loses, int BecomeOpen, int Raised, int Lowered, int StillOpen,
    ImmutableArray<PreviewExample> Examples, ImmutableArray<PreviewBreakdown> Breakdowns);

/// <summary>The units of a preview by the value of one tag.</summary>
/// <param name="Tag">Name of the tag.</param>
/// <param name="Groups">One group a value that somebody who is or becomes eligible has, most eligible first; last those whose value is unknown.</param>
public sealed record PreviewBreakdown(string Tag, ImmutableArray<PreviewGroup> Groups);

/// <summary>The units with one value.</summary>
/// <param name="Value">The value, an age as a band of ten years (<c>60–69</c>); null for those whose value is unknown.</param>
/// <param name="Before">Eligible under the version compared with.</param>
/// <param name="After">Eligible under the draft.</param>
/// <param name="Gains">Units that become eligible.</param>
/// <param name="Loses">Units that stop being eligible.</param>
public sealed record PreviewGroup(string? Value, int Before, int After, int Gains, int Loses);

/// <summary>Figures of one version over the units.</summary>
/// <param name="Eligible">Eligible units.</param>
/// <param name="Undetermined">Units that cannot be decided.</param>
/// <param name="Held">Units held because the two evaluators disagree; counted in no sum.</param>
/// <param name="Total">Sum of the reported amounts of the eligible; null where there are none.</param>
public sealed record PreviewFigures(int Eligible, int Undetermined, int Held, Money? Total);

/// <summary>One unit that a draft changes.</summary>
/// <param name="Change">How.</param>
/// <param name="Subject">Pseudonymous key.</param>
/// <param name="Item">Item of the right, or <c>-</c>.</param>
/// <param name="Before">Outcome before, in the contract's words.</param>
/// <param name="After">Outcome under the draft.</param>
/// <param name="AmountBefore">Amount before, or null.</param>
/// <param name="AmountAfter">Amount under the draft, or null.</param>
public sealed record PreviewExample(
    PreviewChange Change, string Subject, string Item, string Before, string After, Money? AmountBefore, Money? AmountAfter);
