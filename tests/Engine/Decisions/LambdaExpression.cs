using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Diagnostics;
using Matching.Rules.Interpret;
using Matching.Rules.Values;

namespace Matching.Engine.Tests.Decisions;

/// <summary>An expression whose two paths are written by hand; unknown when anything that it reads is unknown.</summary>
internal sealed class LambdaExpression(
    string text, FeelType type, ImmutableArray<Symbol> reads, Func<Value[], Value> compiled, Func<Value[], Value>? reference = null,
    Value? literal = null) : RuleExpression
{
    public override string Text => text;

    public override FeelType Type => type;

    public override ImmutableArray<Symbol> Reads => reads;

    public override Value Evaluate(Value[] frame) => Strict(frame, compiled);

    public override (Value Value, TraceNode Trace) Explain(Value[] frame)
    {
        var value = Strict(frame, reference ?? compiled);
        ImmutableArray<TraceNode> children = [.. reads.Select(r => new TraceNode(r.Name, SourceSpan.None, frame[r.Slot], r.Name, []))];
        if (literal is { } constant)
        {
            children = children.Add(new TraceNode(constant.ToString(), SourceSpan.None, constant, null, []));
        }

        return (value, new TraceNode(text, SourceSpan.None, value, null, children));
    }

    private Value Strict(Value[] frame, Func<Value[], Value> evaluate)
    {
        var causes = reads.Where(r => frame[r.Slot].IsUnknown).SelectMany(r => frame[r.Slot].Causes).ToImmutableSortedSet(StringComparer.Ordinal);
        return reads.Any(r => frame[r.Slot].IsUnknown) ? Value.Unknown(causes) : evaluate(frame);
    }
}
