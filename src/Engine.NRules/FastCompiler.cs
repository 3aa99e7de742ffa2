using System.Linq.Expressions;
using FastExpressionCompiler;
using NRules.Extensibility;

namespace Matching.Engine.NRules;

/// <summary>Compiles the lambdas of the network about eight times as fast as the framework does; there is one for each condition and rule.</summary>
internal sealed class FastCompiler : IExpressionCompiler
{
    /// <inheritdoc/>
    public TDelegate Compile<TDelegate>(Expression<TDelegate> expression)
        where TDelegate : Delegate => expression.CompileFast();
}
