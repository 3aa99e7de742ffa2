using System.Collections.Concurrent;
using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Rules.Binding;
using Matching.Rules.Values;

namespace Matching.Engine.Columns;

/// <summary>Values of tags over the codes of one lane, on one day that rules call 基准日: worked out once a code by the same filler that fills frames row by row.</summary>
internal sealed class DatedView(ColumnSpace space, DateOnly referenceDate)
{
    /// <summary>Below this many codes interpreting costs less than compiling.</summary>
    private const int WorthCompiling = 64;

    private readonly ConcurrentDictionary<string, Lazy<Value[]>> tables = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Lane>> ranked = new(StringComparer.Ordinal);

    /// <summary>What an expression hangs on.</summary>
    public TagBasis BasisOf(RuleExpression expression) => expression.Reads.Select(s => space.BasisOf(s.Name)).Aggregate(TagBasis.None, (a, b) => a.With(b));

    /// <summary>The value of an expression that hangs on no lane.</summary>
    public Value Constant(RuleExpression expression)
    {
        var frame = NewFrame(expression, null);
        return expression.Interpret(frame);
    }

    /// <summary>The values of an expression that hangs on one lane: by code, and without a fact. Codes that do not occur are left out.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="tag">The tag of the lane.</param>
    /// <param name="each">Receives code and value.</param>
    /// <returns>The value without a fact.</returns>
    public Value ForEachCode(RuleExpression expression, string tag, Action<int, Value> each)
    {
        var lane = space.LaneOf(tag)!;
        var frame = NewFrame(expression, tag);
        var varying = expression.Reads.Where(s => space.BasisOf(s.Name).Lanes.Contains(tag)).Select(s => (s.Slot, ByCode: TableOf(s, tag))).ToArray();
        Func<Value[], Value> evaluate = lane.Used.Count(u => u) < WorthCompiling ? expression.Interpret : expression.Evaluate;
        for (var code = 0; code < lane.Used.Length; code++)
        {
            if (lane.Used[code])
            {
                foreach (var (slot, byCode) in varying)
                {
                    frame[slot] = byCode[code];
                }

                each(code, evaluate(frame));
            }
        }

        return WithoutFact(expression, tag);
    }

    /// <summary>The value of an expression for a unit without the fact about a tag, or without any.</summary>
    public Value WithoutFact(RuleExpression expression, string? tag)
    {
        var frame = NewFrame(expression, tag);
        return expression.Interpret(frame);
    }

    /// <summary>A frame as a unit without any fact fills it.</summary>
    private Value[] NewFrame(RuleExpression expression, string? tag)
    {
        var plan = new FramePlan(space.Tags, [expression]);
        var filler = Filler(plan);
        var frame = filler.NewFrame();
        filler.Fill(new OneFact(plan, tag), frame, default(InterpretedPath));
        return frame;
    }

    private FrameFiller Filler(FramePlan plan) => new(plan, referenceDate, defaults: true, child: space.Kind == UnitKind.Child);

    /// <summary>The values of a tag by the code of the lane that it hangs on; those of codes that do not occur are unknown.</summary>
    public Value[] TableOf(Symbol symbol, string tag) =>
        tables.GetOrAdd(symbol.Name + "\n" + tag, _ => new Lazy<Value[]>(() => Make(symbol, tag))).Value;

    /// <summary>A derived number of every unit, worked out once.</summary>
    public Lane RankedOf(Symbol symbol) => ranked.GetOrAdd(symbol.Name, _ => new Lazy<Lane>(() =>
    {
        var plan = FramePlan.OfTags(space.Tags, [symbol.Name]);
        return RankedLane.Of(space.Snapshot, space, plan, Filler(plan), symbol);
    })).Value;

    private Value[] Make(Symbol symbol, string tag)
    {
        var lane = space.LaneOf(tag)!;
        var plan = FramePlan.OfTags(space.Tags, [symbol.Name]);
        var (filler, facts) = (Filler(plan), new OneFact(plan, tag));
        var frame = filler.NewFrame();
        var values = new Value[lane.Used.Length];
        for (var code = 0; code < values.Length; code++)
        {
            if (lane.Used[code])
            {
                facts.Fact = lane.ValueOf(code);
                filler.Fill(facts, frame, default(CompiledPath));
                values[code] = frame[symbol.Slot];
            }
        }

        return values;
    }

    /// <summary>A unit about which one fact is known, or none.</summary>
    private sealed class OneFact(FramePlan plan, string? tag) : UnitFacts
    {
        private readonly int position = tag is null ? -1 : plan.PositionOf(tag);

        public Value Fact { get; set; } = Value.Unknown(tag ?? "");

        public override Value Read(int index) => index == position ? Fact : Value.Unknown(plan.Tags[index].Name);

        public override FactOrigin Describe(int index) => new(FactOriginKind.Absent);
    }
}
