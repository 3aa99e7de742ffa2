using System.Collections.Immutable;
using Matching.Engine.Decisions;
using Matching.Engine.Tags;
using Matching.Rules.Binding;
using Matching.Rules.Mutation;
using Matching.Rules.Values;

namespace Matching.Engine.Mutation;

/// <summary>The values that are worth trying for each tag: at, one step below and one step above every figure, every code, true and false.</summary>
internal sealed class FactPools
{
    /// <summary>A share above ten times the whole is a figure of something else.</summary>
    private const decimal MaxShare = 10m;

    private readonly FramePlan plan;
    private readonly ImmutableArray<ImmutableArray<Value>> values;
    private readonly ImmutableArray<int> spans;

    /// <summary>Pools for a plan.</summary>
    /// <param name="plan">The tags.</param>
    /// <param name="expressions">The expressions of a version and of its mutant.</param>
    /// <param name="seeds">Profiles whose facts are tried too.</param>
    public FactPools(FramePlan plan, IReadOnlyCollection<RuleExpression> expressions, IReadOnlyCollection<Trial> seeds)
    {
        this.plan = plan;
        var formulas = plan.Tags.Select(t => t.Formula).OfType<RuleExpression>();
        var constants = expressions.Concat(formulas).SelectMany(e => ExpressionFigures.ConstantsOf(e))
            .Concat(plan.Tags.SelectMany(t => t.DatedValues.Select(v => Value.Of(v.Value)))).Distinct().ToImmutableArray();
        var crossings = expressions.SelectMany(e => ExpressionFigures.CrossingsOf(e)).ToImmutableArray();
        values = [.. plan.Tags.Select((t, i) => Of(t, Near(t, crossings, constants), seeds.Select(s => s.Facts[i])))];
        Given = [.. Enumerable.Range(0, plan.Tags.Length).Where(i => plan.Tags[i].Role != TagRole.System)];
        Dates = [.. constants.Where(c => c.Kind == ValueKind.Date).Select(c => c.AsDate)];
        spans = [.. constants.Where(c => c.Kind == ValueKind.Number && c.AsFeelNumber.IsWhole && c.AsNumber is >= 1 and <= 150).Select(c => (int)c.AsNumber), 1];
    }

    /// <summary>Positions of the tags that a profile may state.</summary>
    public ImmutableArray<int> Given { get; }

    /// <summary>Dates that the expressions name.</summary>
    public ImmutableArray<DateOnly> Dates { get; }

    /// <summary>The values to try for a tag; of a date those that do not hang on the reference date.</summary>
    public ImmutableArray<Value> this[int index] => values[index];

    /// <summary>One value of a tag.</summary>
    public Value Pick(int index, DateOnly asOf, Dice dice)
    {
        var fixedValues = values[index];
        return plan.Tags[index].Type == TagType.Date && (fixedValues.IsEmpty || dice.Chance(60))
            ? Value.Of(DateNear(asOf, dice))
            : fixedValues.IsEmpty ? default : dice.Pick(fixedValues);
    }

    /// <summary>The smallest difference between two values of a tag.</summary>
    public static decimal StepOf(Tag tag) => tag.Type switch
    {
        TagType.Money => 0.01m,
        TagType.Percent => 0.0001m,
        _ => Steps.OfUnit(tag.Unit) ?? 1m,
    };

    /// <summary>Whether a tag can have a value: counts are whole and not negative.</summary>
    public static bool CanBe(Tag tag, decimal value) => StepOf(tag) != 1m || (value >= 0 && decimal.IsInteger(value));

    /// <summary>The figures that a number is compared with; all of them where it is compared with none.</summary>
    private static ImmutableArray<Value> Near(Tag tag, ImmutableArray<Crossing> crossings, ImmutableArray<Value> all)
    {
        var near = crossings.Where(c => c.Left.Reads.Concat(c.Right.Reads).Any(r => r.Name == tag.Name))
            .SelectMany(c => ExpressionFigures.ConstantsOf(c.Left).Concat(ExpressionFigures.ConstantsOf(c.Right))).Distinct().ToImmutableArray();
        return tag.Type is TagType.Number or TagType.Money or TagType.Percent && near.Any(v => v.Kind == ValueKind.Number) ? near : all;
    }

    private static ImmutableArray<Value> Of(Tag tag, ImmutableArray<Value> constants, IEnumerable<Value> stated)
    {
        var known = stated.Where(v => !v.IsUnknown);
        var step = StepOf(tag);
        var words = constants.Where(c => c.Kind == ValueKind.String).ToImmutableArray();
        IEnumerable<Value> tried = tag.Type switch
        {
            TagType.Boolean => [Value.True, Value.False],
            TagType.Date => constants.Where(c => c.Kind == ValueKind.Date).SelectMany(c => new[] { -1, 0, 1 }.Select(d => Value.Of(c.AsDate.AddDays(d)))),
            TagType.Enum => tag.Values.IsEmpty || tag.OpenCodeSet ? tag.Values.Concat(words).Append(Value.Of("其他")) : tag.Values,
            TagType.List => Lists(tag.Values.IsEmpty || tag.OpenCodeSet ? [.. tag.Values, .. words, Value.Of("其他")] : tag.Values),
            _ => tag.Values.IsEmpty || tag.OpenCodeSet
                ? constants.Where(c => c.Kind == ValueKind.Number).Append(Value.Of(0m)).SelectMany(c => new[] { -step, 0, step }.Select(d => c.AsNumber + d)).Where(v => CanBe(tag, v) && (tag.Type != TagType.Percent || Math.Abs(v) <= MaxShare)).Select(Value.Of)
                : tag.Values,
        };
        return [.. known.Concat(tried).Distinct()];
    }

    private static IEnumerable<Value> Lists(ImmutableArray<Value> members) => members
        .Select(m => Value.Of([m])).Concat(members.Zip(members.Skip(1), (a, b) => Value.Of([a, b]))).Prepend(Value.Of(ImmutableArray<Value>.Empty));

    /// <summary>A day that is a whole number of months or years away, or beside it, or the first or last day of its month.</summary>
    private DateOnly DateNear(DateOnly asOf, Dice dice)
    {
        var span = dice.Pick(spans) + dice.Below(3) - 1;
        var months = (dice.Chance(60) ? span * 12 : span) * (dice.Chance(80) ? -1 : 1);
        var day = asOf.AddMonths(months);
        return dice.Below(6) switch
        {
            0 => day,
            1 => day.AddDays(1),
            2 => day.AddDays(-1),
            3 => new DateOnly(day.Year, day.Month, 1),
            4 => new DateOnly(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month)),
            _ => asOf.AddDays(dice.Below(3) - 1),
        };
    }
}
