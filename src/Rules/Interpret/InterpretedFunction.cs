using Matching.Rules.Binding;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Values;

namespace Matching.Rules.Interpret;

/// <summary>A closure whose body the interpreter walks.</summary>
internal sealed class InterpretedFunction(BoundFunction definition, Value[] frame, Value[] captured, Dialect dialect)
    : Closure((FunctionType)definition.Type, [.. definition.Parameters.Select(p => p.Name)], definition.Body.Size)
{
    /// <inheritdoc/>
    protected override Value Evaluate(Value[] arguments, Budget budget)
    {
        Value[] locals = [.. captured];
        for (var i = 0; i < arguments.Length; i++)
        {
            locals[definition.Parameters[i].Index] = arguments[i];
        }

        return new Interpreter(frame, locals, dialect, budget).Evaluate(definition.Body);
    }
}
