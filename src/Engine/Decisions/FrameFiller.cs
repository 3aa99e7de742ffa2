using System.Collections.Immutable;
using Matching.Engine.Tags;
using Matching.Rules.Values;

namespace Matching.Engine.Decisions;

/// <summary>Fills the frame of one unit after another for one plan and date. Not safe for use by several threads at once.</summary>
/// <remarks>
/// Order of precedence for a tag: a fresh fact; the catalogue's dated figure; what the run sets; the formula, when every tag
/// it reads is known. Otherwise it is unknown, and the causes name the tag and, for a derived tag, the bases to fetch.
/// </remarks>
public sealed class FrameFiller
{
    private readonly FramePlan plan;
    private readonly bool defaults;
    private readonly bool child;
    private readonly Value[] fallback;
    private readonly FactOrigin[] fallbackOrigin;
    private readonly ImmutableArray<int> unverified;
    private readonly Value asOfValue;
    private readonly int place;
    private readonly int residence;

    /// <summary>A filler for a date.</summary>
    /// <param name="plan">The tags needed.</param>
    /// <param name="asOf">The as-of date.</param>
    /// <param name="defaults">True in a run, where no application exists: see <see cref="RunDefaults"/>.</param>
    /// <param name="child">True where the units are children.</param>
    public FrameFiller(FramePlan plan, DateOnly asOf, bool defaults, bool child)
    {
        (this.plan, this.defaults, this.child) = (plan, defaults, child);
        AsOf = asOf;
        asOfValue = Value.Of(asOf);
        place = defaults && child ? plan.PositionOf(RunDefaults.PlaceOfAcceptance) : -1;
        residence = plan.PositionOf(RunDefaults.ChildResidence);
        fallback = new Value[plan.Tags.Length];
        fallbackOrigin = new FactOrigin[plan.Tags.Length];
        for (var i = 0; i < fallback.Length; i++)
        {
            (fallback[i], fallbackOrigin[i]) = Fallback(plan.Tags[i], asOf, defaults);
        }

        unverified = [.. Enumerable.Range(0, fallback.Length).Where(i => plan.Tags[i].FigureOn(asOf) is { Verified: false })];
    }

    /// <summary>The as-of date.</summary>
    public DateOnly AsOf { get; }

    /// <summary>A filler of the same kind for another date.</summary>
    public FrameFiller On(DateOnly date) => new(plan, date, defaults, child);

    /// <summary>A frame that fits every expression bound in the dictionary's scope.</summary>
    public Value[] NewFrame() => new Value[plan.Dictionary.Scope.SlotCount];

    /// <summary>Writes the slots of the plan; other slots are left alone.</summary>
    /// <param name="facts">The unit's facts.</param>
    /// <param name="frame">The frame, at least as long as the scope's slot count.</param>
    /// <param name="path">How derived tags are computed.</param>
    public void Fill<TPath>(UnitFacts facts, Value[] frame, TPath path)
        where TPath : IExpressionPath
    {
        for (var i = 0; i < fallback.Length; i++)
        {
            var fact = facts.Read(i);
            frame[plan.Tags[i].Symbol.Slot] = fact.IsUnknown ? fallback[i] : fact;
        }

        if (plan.AsOfSlot >= 0)
        {
            frame[plan.AsOfSlot] = asOfValue;
        }

        FillPlace(frame);
        foreach (var i in plan.Derived)
        {
            var slot = plan.Tags[i].Symbol.Slot;
            if (frame[slot].IsUnknown)
            {
                frame[slot] = Derive(plan.Tags[i], frame, path);
            }
        }
    }

    /// <summary>Where the value that <see cref="Fill"/> gave a tag came from.</summary>
    /// <param name="facts">The unit's facts.</param>
    /// <param name="frame">The filled frame.</param>
    /// <param name="index">Position in <see cref="FramePlan.Tags"/>.</param>
    public FactOrigin Describe(UnitFacts facts, Value[] frame, int index)
    {
        var tag = plan.Tags[index];
        if (tag.Symbol.Slot == plan.AsOfSlot)
        {
            return new FactOrigin(FactOriginKind.System);
        }

        var stated = facts.Describe(index);
        if (stated.Kind is not (FactOriginKind.Absent or FactOriginKind.Stale) || frame[tag.Symbol.Slot].IsUnknown)
        {
            return stated;
        }

        return fallback[index].IsUnknown
            ? new FactOrigin(index == place ? FactOriginKind.System : FactOriginKind.Computed)
            : fallbackOrigin[index];
    }

    /// <summary>Names of the catalogue's figures that are not verified and that stand in the frame.</summary>
    /// <param name="facts">The unit's facts; a figure that they state is not the catalogue's.</param>
    public ImmutableArray<string> UnverifiedFigures(UnitFacts facts) =>
        unverified.IsEmpty ? [] : [.. unverified.Where(i => facts.Read(i).IsUnknown).Select(i => plan.Tags[i].Name)];

    private static (Value Value, FactOrigin Origin) Fallback(Tag tag, DateOnly asOf, bool defaults)
    {
        if (tag.FigureOn(asOf) is { } dated)
        {
            return (Value.Of(dated.Value), new FactOrigin(FactOriginKind.Parameter, dated.Reference, dated.From));
        }

        return defaults && tag.Name == RunDefaults.ApplicationDate
            ? (Value.Of(asOf), new FactOrigin(FactOriginKind.System))
            : (Value.Unknown(tag.Name), new FactOrigin(FactOriginKind.Absent));
    }

    /// <summary>A formula that reads an unknown base, or that has no value of its own, leaves the tag unknown.</summary>
    private static Value Derive<TPath>(Tag tag, Value[] frame, TPath path)
        where TPath : IExpressionPath
    {
        var formula = tag.Formula!;
        var causes = default(ImmutableSortedSet<string>.Builder);
        foreach (var read in formula.Reads)
        {
            if (frame[read.Slot].IsUnknown)
            {
                causes ??= Causes(tag);
                causes.UnionWith(frame[read.Slot].Causes);
            }
        }

        if (causes is not null)
        {
            return Value.Unknown(causes.ToImmutable());
        }

        var value = path.Evaluate(formula, frame);
        return value.Kind is ValueKind.Unknown or ValueKind.Null ? Value.Unknown(tag.Name) : value;
    }

    private static ImmutableSortedSet<string>.Builder Causes(Tag tag)
    {
        var causes = ImmutableSortedSet.CreateBuilder<string>(StringComparer.Ordinal);
        causes.Add(tag.Name);
        return causes;
    }

    /// <summary>A child is accepted in its own district; a place outside the tag's districts is nobody's here and stays unknown.</summary>
    private void FillPlace(Value[] frame)
    {
        if (place < 0 || residence < 0)
        {
            return;
        }

        var tag = plan.Tags[place];
        if (!frame[tag.Symbol.Slot].IsUnknown)
        {
            return;
        }

        var home = frame[plan.Tags[residence].Symbol.Slot];
        if (home.IsUnknown || tag.Values.IsEmpty || tag.OpenCodeSet || tag.Values.Contains(home))
        {
            frame[tag.Symbol.Slot] = home;
        }
    }
}
