using System.Collections.Immutable;
using Matching.Rules.Values;

namespace Matching.Rules.Dmn.Evaluation;

/// <summary>One evaluation of a model: what was computed is kept. For one thread.</summary>
public sealed class DmnRun
{
    private readonly DecisionModel model;
    private readonly IReadOnlyCollection<DmnInput> inputs;
    private readonly Session session;
    private readonly List<DmnError> errors = [];

    internal DmnRun(DecisionModel model, IReadOnlyCollection<DmnInput> inputs, EvaluationPath path, Value? now)
    {
        (this.model, this.inputs) = (model, inputs);
        session = new Session(model, path, () => new Budget { Now = now }, errors, Given(model.Nodes.Where(n => n.Element is DmnInputData or DmnDecision)));
    }

    /// <summary>What went wrong so far.</summary>
    public ImmutableArray<DmnError> Errors => [.. errors];

    /// <summary>The value of a decision; null when there is none with the name.</summary>
    public Value? Decision(string name) => model.Named<DmnDecision>(name) is { } node ? session.ValueOf(node.Key) : null;

    /// <summary>What a decision service returns for the inputs of the run; null when there is none with the name.</summary>
    public Value? Service(string name) => model.Named<DmnDecisionService>(name) is { } node ? session.Call(node, Arguments(node)) : null;

    /// <summary>What a business knowledge model returns for the inputs of the run by the names of its parameters; null when there is none with the name.</summary>
    public Value? KnowledgeModel(string name)
    {
        if (model.Named<DmnKnowledgeModel>(name) is not { Element: DmnKnowledgeModel knowledge } node)
        {
            return null;
        }

        var parameters = knowledge.Logic?.Parameters ?? [];
        var arguments = parameters.Select(p => inputs.FirstOrDefault(i => i.Name == p.Name)?.Value ?? Value.Null).ToArray();
        return session.Invoke(session.ValueOf(node.Key), arguments);
    }

    private Dictionary<ElementKey, Value> Given(IEnumerable<CompiledNode> nodes)
    {
        var given = new Dictionary<ElementKey, Value>();
        foreach (var node in nodes)
        {
            if (Find(node) is { } input)
            {
                given[node.Key] = input.Value;
            }
        }

        return given;
    }

    /// <summary>The input for an element: by namespace and name, by its name in the model itself, by a name that the import qualifies, by name alone.</summary>
    private DmnInput? Find(CompiledNode node)
    {
        var name = node.Element.Variable.Name;
        return inputs.FirstOrDefault(i => i.Namespace == node.Model.Namespace && Is(node, i.Name))
            ?? inputs.FirstOrDefault(i => i.Namespace is null && node.Model == model.Model && Is(node, i.Name))
            ?? inputs.FirstOrDefault(i => i.Namespace is null && node.Model != model.Model && i.Name.EndsWith("." + name, StringComparison.Ordinal))
            ?? inputs.FirstOrDefault(i => i.Namespace is null && node.Element is DmnInputData && Is(node, i.Name));
    }

    private static bool Is(CompiledNode node, string name) => node.Element.Variable.Name == name || node.Element.Name == name;

    private Value[] Arguments(CompiledNode service) =>
        [.. service.Inputs.Select(i => model.Find(i.Key) is { } node && Find(node) is { } input ? input.Value : Value.Null)];
}
