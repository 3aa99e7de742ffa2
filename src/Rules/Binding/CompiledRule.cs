using System.Collections.Immutable;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Emit;
using Matching.Rules.Interpret;
using Matching.Rules.Values;

namespace Matching.Rules.Binding;

/// <summary>A bound rule with its two ways of evaluation.</summary>
internal sealed class CompiledRule : RuleExpression
{
    private readonly BoundNode root;
    private readonly int localCount;
    private readonly int slotCount;
    private readonly Lazy<CompiledBody> compiled;

    /// <summary>A rule over a bound tree.</summary>
    public CompiledRule(string text, BoundNode root, int localCount, ImmutableArray<Symbol> reads)
    {
        Text = text;
        Reads = reads;
        this.root = root;
        this.localCount = localCount;
        slotCount = reads.Select(s => s.Slot + 1).DefaultIfEmpty(0).Max();
        compiled = new Lazy<CompiledBody>(() => Emitter.Compile(root, localCount));
    }

    /// <inheritdoc/>
    public override string Text { get; }

    /// <inheritdoc/>
    public override FeelType Type => root.Type;

    /// <inheritdoc/>
    public override ImmutableArray<Symbol> Reads { get; }

    /// <inheritdoc/>
    public override Value Evaluate(Value[] frame)
    {
        Check(frame);
        try
        {
            return compiled.Value(frame, new Budget());
        }
        catch (LimitExceededException)
        {
            return Fault.Limit;
        }
    }

    /// <inheritdoc/>
    public override (Value Value, TraceNode Trace) Explain(Value[] frame)
    {
        Check(frame);
        try
        {
            var trace = new Interpreter(frame, localCount).Run(root);
            return (trace.Value, trace);
        }
        catch (LimitExceededException)
        {
            return (Fault.Limit, new TraceNode(root.Text, root.Span, Fault.Limit, null, []));
        }
    }

    private void Check(Value[] frame)
    {
        if (frame.Length < slotCount)
        {
            throw new ArgumentException($"the frame has {frame.Length} slots, the rule reads slot {slotCount - 1}", nameof(frame));
        }
    }
}
