using Matching.Rules.Binding;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Values;

namespace Matching.Rules.Emit;

/// <summary>A closure whose body is compiled code.</summary>
internal sealed class EmittedFunction(BoundFunction definition, CompiledBody body)
    : Closure((FunctionType)definition.Type, [.. definition.Parameters.Select(p => p.Name)], definition.Body.Size)
{
    /// <summary>The closure as a value.</summary>
    public static Value Make(BoundFunction definition, CompiledBody body) => Value.Of(new EmittedFunction(definition, body));

    /// <inheritdoc/>
    protected override Value Evaluate(Value[] arguments, Budget budget) => body(arguments, budget);
}
