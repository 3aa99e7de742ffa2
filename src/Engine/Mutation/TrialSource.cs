using System.Collections.Immutable;
using Matching.Engine.Decisions;
using Matching.Engine.Tags;
using Matching.Rules.Binding;
using Matching.Rules.Mutation;
using Matching.Rules.Values;

namespace Matching.Engine.Mutation;

/// <summary>Profiles at the boundaries of a rule, always the same for the same seed. For one thread.</summary>
/// <remarks>
/// First each fact of each case is replaced by each value of its pool and left out; then several facts at once are changed by chance,
/// and figures are set to where two sides of a comparison meet, and one step beside it.
/// </remarks>
/// <param name="bench">Fills frames.</param>
/// <param name="pools">Values to try.</param>
/// <param name="seeds">Profiles to start from.</param>
/// <param name="days">Reference dates.</param>
/// <param name="focus">Positions of the tags that the change is about; empty for all.</param>
/// <param name="crossings">Comparisons whose sides are made to meet.</param>
internal sealed class TrialSource(
    TrialBench bench, FactPools pools, IReadOnlyList<Trial> seeds, ImmutableArray<DateOnly> days, ImmutableArray<int> focus, ImmutableArray<Crossing> crossings)
{
    /// <summary>How often a profile that satisfies every condition is begun anew, and how many changes each is given.</summary>
    private const int Attempts = 40;

    private const int Steps = 300;

    /// <summary>A slope below this is none: the fact does not move the difference.</summary>
    private const decimal Flat = 0.000000001m;

    private readonly ImmutableArray<int> central = [.. (focus.IsEmpty ? pools.Given : focus.Where(i => pools.Given.Contains(i)))];
    private readonly Value[] frame = bench.NewFrame();

    /// <summary>So many profiles.</summary>
    public IEnumerable<Trial> Take(int count, Dice dice)
    {
        var single = Singles().Take(count / 2);
        var given = 0;
        foreach (var trial in single)
        {
            given++;
            yield return trial;
        }

        for (; given < count; given++)
        {
            yield return Chance(dice);
        }
    }

    /// <summary>
    /// A profile for which every condition is true, found by changing one fact after another of a condition that is not; null where none was found.
    /// </summary>
    /// <param name="conditions">The conditions.</param>
    /// <param name="dice">Chance.</param>
    public Trial? Satisfy(ImmutableArray<RuleExpression> conditions, Dice dice)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var asOf = dice.Pick(days);
            var facts = Anything(asOf, dice).ToBuilder();
            var open = Unmet(asOf, facts, conditions);
            for (var step = 0; step < Steps && open.Count > 0; step++)
            {
                var condition = dice.Pick(open);
                var read = new FramePlan(bench.Plan.Dictionary, [condition]).Tags.Select(t => bench.Plan.PositionOf(t.Name)).Where(i => pools.Given.Contains(i)).ToList();
                if (read.Count == 0)
                {
                    break;
                }

                var index = dice.Pick(read);
                var before = facts[index];
                facts[index] = pools.Pick(index, asOf, dice);
                var left = Unmet(asOf, facts, conditions);
                (facts[index], open) = left.Count <= open.Count ? (facts[index], left) : (before, open);
            }

            if (open.Count == 0)
            {
                return new Trial(asOf, facts.ToImmutable());
            }
        }

        return null;
    }

    private List<RuleExpression> Unmet(DateOnly asOf, ImmutableArray<Value>.Builder facts, ImmutableArray<RuleExpression> conditions)
    {
        bench.Fill(asOf, facts, frame);
        return [.. conditions.Where(c => !c.Interpret(frame).IsTrue)];
    }

    /// <summary>Each seed with one fact changed.</summary>
    private IEnumerable<Trial> Singles() =>
        from seed in seeds.Where(s => days.Contains(s.AsOf))
        from index in central
        from value in pools[index].Append(default)
        select seed with { Facts = seed.Facts.SetItem(index, value) };

    private Trial Chance(Dice dice)
    {
        var fromSeed = seeds.Count > 0 && dice.Chance(75);
        var seed = fromSeed ? dice.Pick(seeds) : null;
        var asOf = seed is not null && dice.Chance(60) && days.Contains(seed.AsOf) ? seed.AsOf : dice.Pick(days);
        var facts = (seed?.Facts ?? Anything(asOf, dice)).ToBuilder();
        for (var changes = 1 + dice.Below(3); changes > 0 && pools.Given.Length > 0; changes--)
        {
            var index = central.Length > 0 && dice.Chance(70) ? dice.Pick(central) : dice.Pick(pools.Given);
            facts[index] = dice.Chance(8) ? default : pools.Pick(index, asOf, dice);
        }

        if (crossings.Length > 0 && central.Length > 0 && dice.Chance(50))
        {
            Meet(asOf, facts, dice.Pick(crossings), dice.Pick(central), dice);
        }

        return new Trial(asOf, facts.ToImmutable());
    }

    private ImmutableArray<Value> Anything(DateOnly asOf, Dice dice)
    {
        var facts = new Value[bench.Plan.Tags.Length];
        foreach (var index in pools.Given.Where(i => bench.Plan.Tags[i].Formula is null || dice.Chance(30)))
        {
            facts[index] = dice.Chance(5) ? default : pools.Pick(index, asOf, dice);
        }

        return [.. facts];
    }

    /// <summary>Sets one fact so that two sides of a comparison are equal, or one step apart.</summary>
    private void Meet(DateOnly asOf, ImmutableArray<Value>.Builder facts, Crossing crossing, int index, Dice dice)
    {
        var tag = bench.Plan.Tags[index];
        if (tag.Type is TagType.Number or TagType.Money or TagType.Percent)
        {
            if (Root(asOf, facts, crossing, index) is { } root)
            {
                var step = FactPools.StepOf(tag);
                var value = (Math.Floor(root / step) + dice.Below(4) - 1) * step;
                facts[index] = FactPools.CanBe(tag, value) ? Value.Of(value) : facts[index];
            }
        }
        else if (crossing.Left.Reads is [var only] && only.Name == tag.Name && crossing.Left.Text == tag.Name)
        {
            bench.Fill(asOf, facts, frame);
            var other = crossing.Right.Interpret(frame);
            facts[index] = other.Kind == ValueKind.Date && tag.Type == TagType.Date ? Value.OfDay(other.AsDay + dice.Below(3) - 1)
                : tag.Type == TagType.Enum && other.Kind == ValueKind.String && (tag.OpenCodeSet || tag.Values.Contains(other)) ? other
                : facts[index];
        }
    }

    /// <summary>Where the difference of the two sides is zero, if it hangs on the fact as on a straight line.</summary>
    private decimal? Root(DateOnly asOf, ImmutableArray<Value>.Builder facts, Crossing crossing, int index)
    {
        var before = facts[index];
        facts[index] = Value.Of(0m);
        var low = Difference(asOf, facts, crossing);
        facts[index] = Value.Of(1m);
        var high = Difference(asOf, facts, crossing);
        facts[index] = before;
        return low is { } a && high is { } b && Math.Abs(b - a) > Flat ? -a / (b - a) : null;
    }

    private decimal? Difference(DateOnly asOf, ImmutableArray<Value>.Builder facts, Crossing crossing)
    {
        bench.Fill(asOf, facts, frame);
        return Sides.Difference(crossing, frame);
    }
}
