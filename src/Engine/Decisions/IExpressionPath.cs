using Matching.Rules.Binding;
using Matching.Rules.Values;

namespace Matching.Engine.Decisions;

/// <summary>One of the two ways to evaluate a bound expression.</summary>
public interface IExpressionPath
{
    /// <summary>The value of an expression over a filled frame.</summary>
    Value Evaluate(RuleExpression expression, Value[] frame);
}

/// <summary>The fast path: compiled delegates. It decides.</summary>
public readonly struct CompiledPath : IExpressionPath
{
    /// <inheritdoc/>
    public Value Evaluate(RuleExpression expression, Value[] frame) => expression.Evaluate(frame);
}

/// <summary>The reference path: the interpreter. It repeats what matters and explains.</summary>
public readonly struct ReferencePath : IExpressionPath
{
    /// <inheritdoc/>
    public Value Evaluate(RuleExpression expression, Value[] frame) => expression.Explain(frame).Value;
}

/// <summary>The reference path without its explanation: the second opinion on a row, and expressions that are evaluated a few times only.</summary>
public readonly struct InterpretedPath : IExpressionPath
{
    /// <inheritdoc/>
    public Value Evaluate(RuleExpression expression, Value[] frame) => expression.Interpret(frame);
}
