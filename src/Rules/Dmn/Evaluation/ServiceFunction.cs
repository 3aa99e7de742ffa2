using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Values;

namespace Matching.Rules.Dmn.Evaluation;

/// <summary>A decision service as a function (DMN 1.5, 10.4).</summary>
internal sealed class ServiceFunction(CompiledNode service, Session session) : FeelFunction
{
    /// <summary>What the call costs besides the elements that it evaluates, which charge for themselves.</summary>
    private const int ServiceSize = 20;

    /// <inheritdoc/>
    public override ImmutableArray<string> Parameters { get; } = [.. service.Inputs.Select(i => string.Join('.', i.Path))];

    /// <inheritdoc/>
    public override FunctionType Signature => (FunctionType)service.Type;

    /// <summary>Evaluates the service; an argument that does not conform makes the call null.</summary>
    internal override Value Invoke(Value[] arguments, Budget budget)
    {
        var conformed = arguments.Select((a, i) => TypeConformance.Coerce(a, Signature.Parameters[i])).ToArray();
        if (conformed.FirstOrDefault(a => a.IsUnknown) is { IsUnknown: true, Causes.IsEmpty: false } fault)
        {
            return fault;
        }

        budget.Enter(ServiceSize);
        var result = session.Outcome(service, conformed, budget);
        budget.Leave(ServiceSize);
        return result;
    }
}
