using Matching.Engine.Columns;
using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Rules.Values;

namespace Matching.Engine.NRules;

/// <summary>Reads units of a snapshot as facts, completes them to profiles, and notes what the rules say of them. For one thread.</summary>
internal sealed class ProfileDesk
{
    private readonly PackSet set;
    private readonly DateOnly asOf;
    private readonly int start;
    private readonly PackBits[] found;
    private readonly SnapshotFacts units;
    private readonly SnapshotFacts? citizens;
    private readonly IReadOnlyList<int> links;
    private readonly JoinedFacts joined;
    private readonly ViewDates[] dates;
    private readonly Dictionary<DateOnly, FrameFiller> fillers = [];
    private readonly List<Value[]> frames = [];
    private int usedFrames;

    /// <summary>A desk for a range of units.</summary>
    /// <param name="set">The packs.</param>
    /// <param name="snapshot">The facts.</param>
    /// <param name="asOf">Business date.</param>
    /// <param name="start">First row of the population.</param>
    /// <param name="found">Receives a bit for each unit.</param>
    public ProfileDesk(PackSet set, Snapshot snapshot, DateOnly asOf, int start, PackBits[] found)
    {
        (this.set, this.asOf, this.start, this.found) = (set, asOf, start, found);
        var population = snapshot.Of(set.Kind);
        var columns = population.Columns.Select(c => c.Tag.Name).ToHashSet(StringComparer.Ordinal);
        units = new SnapshotFacts(set.Plan, snapshot with { Populations = [population] }, set.Kind, asOf);
        citizens = set.IsJoined ? new SnapshotFacts(set.Plan, snapshot, UnitKind.Citizen, asOf) : null;
        links = set.IsJoined ? snapshot.LinkRowsOf(set.Kind) : [];
        joined = new JoinedFacts([.. set.Plan.Tags.Select(t => columns.Contains(t.Name))]);
        dates = [.. set.Views.Select(v => new ViewDates(v, set.Plan, asOf))];
    }

    /// <summary>The units of a batch, and the citizens who are linked to them; frames of an earlier batch are used again.</summary>
    /// <param name="first">Number of the first unit in the range.</param>
    /// <param name="count">Number of units.</param>
    public List<object> Take(int first, int count)
    {
        usedFrames = 0;
        var facts = new List<object>(count);
        var known = new HashSet<int>();
        for (var index = first; index < first + count; index++)
        {
            var link = citizens is null ? -1 : links[start + index];
            units.MoveTo(start + index);
            facts.Add(new UnitFact(this, index, link, ReadAll(units)));
            if (link >= 0 && known.Add(link))
            {
                citizens!.MoveTo(link);
                facts.Add(new CitizenFact(link, ReadAll(citizens)));
            }
        }

        return facts;
    }

    /// <summary>The profiles of a unit, one for each view, by the number of the view.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="citizen">The citizen who is joined to it, or null.</param>
    public List<KeyValuePair<object, object>> Complete(UnitFact unit, CitizenFact? citizen)
    {
        joined.MoveTo(unit.Facts, citizen?.Facts);
        var profiles = new List<KeyValuePair<object, object>>(dates.Length);
        foreach (var view in dates)
        {
            var frame = NextFrame();
            var (number, day) = view.Pick(FillerOn(view.Fallback), joined, frame);
            FillerOn(day).Fill(joined, frame, default(CompiledPath));
            profiles.Add(new(number, new ProfileFact(unit, number, frame, set.Conditions)));
        }

        return profiles;
    }

    /// <summary>Says that a unit meets all conditions of a pack.</summary>
    public void SetEligible(int pack, int index) => found[pack].Eligible[index >> 6] |= 1UL << (index & 63);

    /// <summary>Says that no condition of a pack refuses a unit, and that some are unknown.</summary>
    public void SetOpen(int pack, int index) => found[pack].Open[index >> 6] |= 1UL << (index & 63);

    private Value[] ReadAll(SnapshotFacts facts)
    {
        var values = new Value[set.Plan.Tags.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = facts.Read(i);
        }

        return values;
    }

    private FrameFiller FillerOn(DateOnly day) => fillers.TryGetValue(day, out var filler)
        ? filler
        : fillers[day] = new FrameFiller(set.Plan, day, defaults: true, set.Kind == UnitKind.Child);

    private Value[] NextFrame()
    {
        if (usedFrames == frames.Count)
        {
            frames.Add(new Value[set.Plan.Dictionary.Scope.SlotCount]);
        }

        return frames[usedFrames++];
    }
}
