using Matching.Engine.Decisions;
using Matching.Rules.Values;

namespace Matching.Engine.NRules;

/// <summary>Picks for each unit of a night the reference date of a view, and the version that judges by it; as <see cref="UnitSheets"/> does. Immutable.</summary>
internal sealed class ViewDates
{
    private readonly NetworkView view;
    private readonly VersionPeriods? periods;
    private readonly int slot = -1;

    /// <summary>The dates of a view on a business date.</summary>
    public ViewDates(NetworkView view, FramePlan plan, DateOnly asOf)
    {
        this.view = view;
        Fallback = view.Reference.On(asOf);
        if (view.Policy is { } policy)
        {
            periods = new VersionPeriods(policy, asOf);
            slot = plan.Tags[plan.PositionOf(policy.Reference.Tag!)].Symbol.Slot;
        }
    }

    /// <summary>The reference date of units that have none of their own.</summary>
    public DateOnly Fallback { get; }

    /// <summary>Number of the view for a unit, and the unit's reference date.</summary>
    /// <param name="filler">Fills frames for <see cref="Fallback"/>.</param>
    /// <param name="facts">The unit's facts.</param>
    /// <param name="frame">A frame to work in.</param>
    public (int Number, DateOnly Day) Pick(FrameFiller filler, UnitFacts facts, Value[] frame)
    {
        if (periods is null)
        {
            return (view.Numbers[""], Fallback);
        }

        filler.Fill(facts, frame, default(ReferencePath));
        if (frame[slot].Kind != ValueKind.Date)
        {
            return (view.Numbers[view.Newest!.Hash], Fallback);
        }

        var day = frame[slot].AsDate;
        var version = periods.IndexOn(day);
        return (view.Numbers[version < 0 ? view.Newest!.Hash : periods.Versions[version].Hash], day);
    }
}
