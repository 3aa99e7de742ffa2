using Matching.Rules.Binding;
using Matching.Rules.Values;

namespace Matching.Rules.Dmn.Evaluation;

/// <summary>Evaluates elements, each once.</summary>
/// <param name="model">The model.</param>
/// <param name="path">Which evaluator is used.</param>
/// <param name="budget">Gives the bounds of an element's evaluation.</param>
/// <param name="errors">Takes what went wrong.</param>
/// <param name="given">Values that are given instead of computed.</param>
internal sealed class Session(
    DecisionModel model, EvaluationPath path, Func<Budget> budget, List<DmnError> errors, IReadOnlyDictionary<ElementKey, Value> given)
{
    private readonly Dictionary<ElementKey, Value> values = [];

    /// <summary>The value of an element; null for what has none.</summary>
    public Value ValueOf(ElementKey key)
    {
        if (!values.TryGetValue(key, out var value))
        {
            values[key] = value = model.Find(key) is { } node ? Compute(node) : Value.Null;
        }

        return value;
    }

    /// <summary>Calls a decision service directly: an argument that does not conform becomes null.</summary>
    public Value Call(CompiledNode service, Value[] arguments)
    {
        var types = ((FunctionType)service.Type).Parameters;
        return Outcome(service, [.. arguments.Select((a, i) => Conformed(a, types[i], service.Element.Name))], budget());
    }

    /// <summary>Calls a function value.</summary>
    public Value Invoke(Value function, Value[] arguments)
    {
        try
        {
            return Selection.Settle(Calls.Invoke(function, [], arguments, budget()));
        }
        catch (LimitExceededException)
        {
            return Value.Null;
        }
    }

    /// <summary>What a decision service returns for arguments that conform.</summary>
    /// <remarks>One output is its value, several are a context (DMN 1.5, 10.4). The service sees nothing but its inputs.</remarks>
    public Value Outcome(CompiledNode service, Value[] arguments, Budget shared)
    {
        var inputs = service.Inputs.Zip(arguments).DistinctBy(p => p.First.Key).ToDictionary(p => p.First.Key, p => p.Second);
        var inner = new Session(model, path, () => shared, errors, inputs);
        var outputs = service.Outputs.Select(o => KeyValuePair.Create(o.Path[^1], inner.ValueOf(o.Key))).ToArray();
        var result = outputs.Length == 1 ? outputs[0].Value : outputs.Length == 0 ? Value.Null : Value.Of(new FeelContext([.. outputs]));
        return Conformed(result, ((FunctionType)service.Type).Result, service.Element.Name);
    }

    private Value Compute(CompiledNode node) => node.Element switch
    {
        _ when given.TryGetValue(node.Key, out var input) => Conformed(input, node.Type, node.Element.Name),
        DmnInputData => Value.Null,
        DmnDecisionService => Value.Of(new ServiceFunction(node, this)),
        _ when node.Rule is null => Value.Null,
        DmnDecision => Conformed(Evaluate(node), node.Type, node.Element.Name),
        _ => Evaluate(node),
    };

    private Value Evaluate(CompiledNode node)
    {
        var frame = node.Layout.Frame(ValueOf);
        if (path == EvaluationPath.Compiled)
        {
            return Selection.Settle(node.Rule!.Evaluate(frame, budget()));
        }

        var (value, trace) = node.Rule!.Explain(frame, budget());
        if (trace.Fault is { } fault)
        {
            errors.Add(new DmnError(node.Element.Name, Reason(fault)));
        }

        return Selection.Settle(value);
    }

    private Value Conformed(Value value, FeelType type, string name)
    {
        var conformed = type is FunctionType ? value : TypeConformance.Coerce(value, type);
        if (!conformed.IsUnknown)
        {
            return conformed;
        }

        errors.Add(new DmnError(name, new LocalizedText($"值 {value} 不符合类型 {type.Name}", $"the value {value} does not conform to the type {type.Name}")));
        return Value.Null;
    }

    private static LocalizedText Reason(string fault)
    {
        var parts = fault.TrimStart('!').Split(" / ", 2);
        return new LocalizedText(parts[0], parts[^1]);
    }
}
