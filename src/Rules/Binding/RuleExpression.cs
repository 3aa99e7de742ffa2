using System.Collections.Immutable;
using Matching.Rules.Interpret;
using Matching.Rules.Values;

namespace Matching.Rules.Binding;

/// <summary>A bound expression or decision table that can be evaluated over a frame of values, one slot a symbol.</summary>
/// <remarks>Immutable and safe for use by several threads. The two paths must agree on every frame.</remarks>
public abstract class RuleExpression
{
    /// <summary>The text as stored, after normalisation of full-width punctuation.</summary>
    public abstract string Text { get; }

    /// <summary>Static type of the result.</summary>
    public abstract FeelType Type { get; }

    /// <summary>Dictionary symbols that the expression reads, each once, in order of first use. Constants are not listed.</summary>
    public abstract ImmutableArray<Symbol> Reads { get; }

    /// <summary>The fast path: a compiled delegate.</summary>
    /// <param name="frame">Values by <see cref="Symbol.Slot"/>; at least as long as the scope's slot count.</param>
    public abstract Value Evaluate(Value[] frame);

    /// <summary>The reference path: the interpreter, which explains itself.</summary>
    public abstract (Value Value, TraceNode Trace) Explain(Value[] frame);

    /// <summary>The reference path without its explanation.</summary>
    public virtual Value Interpret(Value[] frame) => Explain(frame).Value;
}
