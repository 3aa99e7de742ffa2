using System.Collections.Immutable;
using Matching.Rules.Binding;

namespace Matching.Rules.Values;

/// <summary>A function definition with what it captured.</summary>
/// <param name="type">Types of the parameters; an argument that does not conform makes the call null.</param>
/// <param name="parameters">Names of the parameters.</param>
/// <param name="size">Nodes of the body.</param>
internal abstract class Closure(FunctionType type, ImmutableArray<string> parameters, int size) : FeelFunction
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Parameters => parameters;

    /// <inheritdoc/>
    public override FunctionType Signature => type;

    /// <inheritdoc/>
    internal override Value Invoke(Value[] arguments, Budget budget)
    {
        var given = new Value[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            given[i] = TypeConformance.Coerce(arguments[i], type.Parameters[i]);
            if (given[i].IsUnknown)
            {
                return given[i];
            }
        }

        budget.Enter(size);
        var result = Evaluate(given, budget);
        budget.Leave(size);
        return TypeConformance.Coerce(result, type.Result);
    }

    /// <summary>Evaluates the body over arguments that conform.</summary>
    protected abstract Value Evaluate(Value[] arguments, Budget budget);
}
