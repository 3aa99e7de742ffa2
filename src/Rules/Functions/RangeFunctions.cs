using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Values;
using static Matching.Rules.Functions.Make;

namespace Matching.Rules.Functions;

/// <summary>Functions of ranges and points (DMN 1.5, table 78) and the reading of a range (table 71).</summary>
internal static class RangeFunctions
{
    private static readonly Parameter Range = Need("range", AnyRange);
    private static readonly Parameter Point = PointNamed("point");

    public static ImmutableArray<BuiltIn> All { get; } =
    [
        new("before", [Ranges(RangeRelations.Before), RangeThenPoint(RangeRelations.Before), PointThenRange(RangeRelations.Before), Points((a, b) => Comparison.Sign(a, b) < 0)]),
        new("after", [Ranges(After), RangeThenPoint(After), PointThenRange(After), Points((a, b) => Comparison.Sign(a, b) > 0)]),
        new("meets", [Ranges(RangeRelations.Meets)]),
        new("met by", [Ranges((a, b) => RangeRelations.Meets(b, a))]),
        new("overlaps", [Ranges(RangeRelations.Overlaps)]),
        new("overlaps before", [Ranges(RangeRelations.OverlapsBefore)]),
        new("overlaps after", [Ranges(RangeRelations.OverlapsAfter)]),
        new("finishes", [Ranges(RangeRelations.Finishes), PointIn(RangeRelations.EndsWith)]),
        new("finished by", [Ranges((a, b) => RangeRelations.Finishes(b, a)), WithPoint(RangeRelations.EndsWith)]),
        new("includes", [Ranges(RangeRelations.Includes), WithPoint(RangeRelations.Holds)]),
        new("during", [Ranges((a, b) => RangeRelations.Includes(b, a)), PointIn(RangeRelations.Holds)]),
        new("starts", [Ranges(RangeRelations.Begins), PointIn(RangeRelations.BeginsWith)]),
        new("started by", [Ranges((a, b) => RangeRelations.Begins(b, a)), WithPoint(RangeRelations.BeginsWith)]),
        new("coincides", [Ranges(RangeRelations.Coincides), Points((a, b) => Comparison.Sign(a, b) == 0)]),
        Function("range", AnyRange, [Need("from", FeelType.String)], a => RangeText.Read(a[0].AsString)),
    ];

    private static bool After(FeelRange a, FeelRange b) => RangeRelations.Before(b, a);

    private static Parameter PointNamed(string name) => NeedOneOf(
        name, ValueKind.Number, ValueKind.String, ValueKind.Date, ValueKind.Time, ValueKind.DateTime, ValueKind.DaysDuration, ValueKind.MonthsDuration);

    private static Overload Ranges(Func<FeelRange, FeelRange, bool> holds) => Relation([Need("range1", AnyRange), Need("range2", AnyRange)], holds);

    private static Overload RangeThenPoint(Func<FeelRange, FeelRange, bool> holds) => Relation([Range, Point], holds);

    private static Overload PointThenRange(Func<FeelRange, FeelRange, bool> holds) => Relation([Point, Range], holds);

    private static Overload Points(Func<Value, Value, bool> holds) => Row([PointNamed("point1"), PointNamed("point2")], (a, b) => holds(a, b));

    private static Overload WithPoint(Func<FeelRange, Value, bool> holds) => Row([Range, Point], (range, point) => holds(range.AsRange, point));

    private static Overload PointIn(Func<FeelRange, Value, bool> holds) => Row([Point, Range], (point, range) => holds(range.AsRange, point));

    private static Overload Relation(ImmutableArray<Parameter> parameters, Func<FeelRange, FeelRange, bool> holds) =>
        Row(parameters, (a, b) => holds(RangeRelations.Of(a), RangeRelations.Of(b)));

    private static Overload Row(ImmutableArray<Parameter> parameters, Func<Value, Value, bool> holds) => Overload(
        types => EndOf(types[0]) is var one && EndOf(types[1]) is var other && TypeRules.IsOrdered(one) && TypeRules.IsOrdered(other)
            && TypeRules.Comparable(one, other) ? FeelType.Boolean : null,
        parameters,
        (a, _) => RangeRelations.AreComparable(RangeRelations.Of(a[0]), RangeRelations.Of(a[1])) ? Value.Of(holds(a[0], a[1])) : Fault.Incomparable);

    private static FeelType EndOf(FeelType type) => type is RangeType { Element: var end } ? end : type;
}
