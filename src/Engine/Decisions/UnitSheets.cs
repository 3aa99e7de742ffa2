using System.Collections.Immutable;
using Matching.Engine.Populations;
using Matching.Engine.Runs;
using Matching.Rules.Packs;
using Matching.Rules.Values;

namespace Matching.Engine.Decisions;

/// <summary>Picks for each unit of a night the version that its reference date asks for. For one thread.</summary>
/// <remarks>
/// With a date of its own, a unit is judged as <c>check</c> judges it on that day. Where the date is unknown, or no version was in
/// force on it, the newest version judges, and its period condition says so.
/// </remarks>
internal sealed class UnitSheets
{
    private readonly ReferenceDate reference;
    private readonly DateOnly asOf;
    private readonly UnitSheet newest;
    private readonly int slot;
    private readonly Value[] frame;
    private readonly SnapshotFacts? dateFacts;
    private readonly FrameFiller? dateFiller;
    private readonly VersionPeriods? periods;
    private readonly ImmutableArray<UnitSheet> sheets;

    /// <summary>The versions of a policy over a snapshot.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="pack">What <see cref="Policy.VersionAt"/> gives, or a version to be tried in its place.</param>
    /// <param name="planOf">The plan of one of the versions.</param>
    /// <param name="snapshot">The facts.</param>
    /// <param name="asOf">Business date.</param>
    public UnitSheets(Policy policy, RulePack pack, Func<RulePack, PackPlan> planOf, Snapshot snapshot, DateOnly asOf)
    {
        reference = policy.Reference;
        this.asOf = asOf;
        newest = new UnitSheet(planOf(pack), snapshot, asOf);
        Facts = newest.Facts;
        frame = [];
        sheets = [];
        if (reference.Tag is { } tag)
        {
            // Of what the newest version reads, only the date and what it is worked out from.
            var plan = FramePlan.OfTags(newest.Plan.Frame.Dictionary, [tag]);
            var kind = Units.KindOf(policy);
            slot = plan.Tags[plan.PositionOf(tag)].Symbol.Slot;
            (dateFacts, dateFiller) = (new SnapshotFacts(plan, snapshot, kind, asOf), new FrameFiller(plan, reference.On(asOf), defaults: true, kind == UnitKind.Child));
            frame = dateFiller.NewFrame();
            periods = new VersionPeriods(policy, asOf);
            sheets = [.. periods.Versions.Select(v => v.Hash == pack.Hash ? newest : new UnitSheet(planOf(v), snapshot, asOf))];
        }
    }

    /// <summary>Facts of the unit that was turned to last; its population.</summary>
    public SnapshotFacts Facts { get; }

    /// <summary>Turns to a unit and says by which version it is judged.</summary>
    public UnitSheet MoveTo(int row)
    {
        newest.MoveTo(row, reference.On(asOf));
        if (periods is null)
        {
            return newest;
        }

        dateFacts!.MoveTo(row);
        dateFiller!.Fill(dateFacts, frame, default(ReferencePath));
        if (frame[slot].Kind != ValueKind.Date)
        {
            return newest;
        }

        var day = frame[slot].AsDate;
        var version = periods.IndexOn(day);
        var sheet = version < 0 ? newest : sheets[version];
        sheet.MoveTo(row, day);
        return sheet;
    }
}
