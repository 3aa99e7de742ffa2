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
    private readonly Dialect dialect;
    private readonly int slotCount;
    private readonly Lazy<CompiledBody> compiled;

    /// <summary>A rule over a bound tree.</summary>
    /// <param name="text">The text as stored.</param>
    /// <param name="root">The tree.</param>
    /// <param name="localCount">Number of locals that were given out.</param>
    /// <param name="reads">Symbols that the tree reads.</param>
    /// <param name="dialect">By which rules it is evaluated.</param>
    public CompiledRule(string text, BoundNode root, int localCount, ImmutableArray<Symbol> reads, Dialect dialect = Dialect.Strict)
    {
        Text = text;
        Reads = reads;
        this.root = root;
        this.localCount = localCount;
        this.dialect = dialect;
        slotCount = reads.Select(s => s.Slot + 1).DefaultIfEmpty(0).Max();
        compiled = new Lazy<CompiledBody>(() => Emitter.Compile(root, localCount, dialect));
    }

    /// <summary>The bound tree.</summary>
    public BoundNode Root => root;

    /// <summary>Number of locals that the tree uses.</summary>
    public int LocalCount => localCount;

    /// <inheritdoc/>
    public override string Text { get; }

    /// <inheritdoc/>
    public override FeelType Type => root.Type;

    /// <inheritdoc/>
    public override ImmutableArray<Symbol> Reads { get; }

    /// <summary>What <c>now()</c> gives in the standard dialect: a date and time with a zone; null by default.</summary>
    public Value? Now { get; init; }

    /// <inheritdoc/>
    public override Value Evaluate(Value[] frame) => Evaluate(frame, new Budget { Now = Now });

    /// <summary>The fast path within bounds that are shared with other evaluations.</summary>
    public Value Evaluate(Value[] frame, Budget budget)
    {
        Check(frame);
        try
        {
            return compiled.Value(frame, budget);
        }
        catch (LimitExceededException)
        {
            return Settled(Fault.Limit);
        }
    }

    /// <inheritdoc/>
    public override (Value Value, TraceNode Trace) Explain(Value[] frame) => Explain(frame, new Budget { Now = Now });

    /// <summary>The reference path within bounds that are shared with other evaluations.</summary>
    public (Value Value, TraceNode Trace) Explain(Value[] frame, Budget budget)
    {
        Check(frame);
        try
        {
            var trace = new Interpreter(frame, new Value[localCount], dialect, budget).Explain(root);
            return (trace.Value, trace);
        }
        catch (LimitExceededException)
        {
            var limit = Settled(Fault.Limit);
            return (limit, new TraceNode(root.Text, root.Span, limit, null, []) { Fault = limit.IsUnknown ? null : Fault.Limit.Causes.First() });
        }
    }

    /// <inheritdoc/>
    public override Value Interpret(Value[] frame)
    {
        Check(frame);
        try
        {
            return new Interpreter(frame, new Value[localCount], dialect, new Budget { Now = Now }).Evaluate(root);
        }
        catch (LimitExceededException)
        {
            return Settled(Fault.Limit);
        }
    }

    /// <summary>Evaluates parts of the tree, one after another, within the bounds of one evaluation.</summary>
    /// <param name="frame">Values by slot.</param>
    /// <param name="locals">Places of the locals, <see cref="LocalCount"/> of them; what a part reads must be filled before.</param>
    /// <exception cref="LimitExceededException">Thrown by an evaluation whose bounds are reached.</exception>
    public Interpreter Parts(Value[] frame, Value[] locals)
    {
        Check(frame);
        return new Interpreter(frame, locals, dialect, new Budget { Now = Now });
    }

    /// <summary>A part of the tree as an expression of its own; it must read no local that is bound outside it.</summary>
    public CompiledRule Part(BoundNode node) => new(node.Text, node, localCount, ReadCollector.Of(node), dialect) { Now = Now };

    private Value Settled(Value value) => dialect == Dialect.Standard ? Selection.Settle(value) : value;

    private void Check(Value[] frame)
    {
        if (frame.Length < slotCount)
        {
            throw new ArgumentException($"the frame has {frame.Length} slots, the rule reads slot {slotCount - 1}", nameof(frame));
        }
    }
}
