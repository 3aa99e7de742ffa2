using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Diagnostics;
using Matching.Rules.Values;

namespace Matching.Rules.Dmn.Evaluation;

/// <summary>Compiles the elements of a model and of what it imports.</summary>
internal sealed class NodeCompiler
{
    private readonly ModelSet models;
    private readonly TypeLibrary types;
    private readonly RequirementGraph graph;
    private readonly DiagnosticBag bag;
    private readonly Dictionary<ElementKey, FeelType> typeOf = [];
    private readonly Dictionary<string, ImmutableArray<KeyValuePair<string, FeelType>>> named = new(StringComparer.Ordinal);

    /// <summary>A compiler for one set of models.</summary>
    public NodeCompiler(ModelSet models, DiagnosticBag bag)
    {
        (this.models, this.bag) = (models, bag);
        types = new TypeLibrary(models, bag);
        graph = new RequirementGraph(models, bag);
        foreach (var (model, element) in models.Elements)
        {
            typeOf[ElementKey.Of(model, element)] = TypeOf(model, element);
        }
    }

    /// <summary>Compiles every element.</summary>
    public IEnumerable<CompiledNode> Compile() => models.Elements.Select(e => Compile(e.Model, e.Element));

    private CompiledNode Compile(DmnModel model, DmnElement element)
    {
        var key = ElementKey.Of(model, element);
        var layout = element is DmnDecisionService ? new ScopeLayout([]) : ScopeLayout.Of(graph.Of(key));
        var (locals, root) = graph.Refused.Contains(key) ? (new Locals(), null) : Root(model, element, layout);
        var rule = root is null ? null : new CompiledRule(element.Name, root, locals.Count, ReadCollector.Of(root), Dialect.Standard);
        var node = new CompiledNode(key, model, element, typeOf[key], layout, rule)
        {
            Requires = [.. graph.Of(key).Select(r => r.Key)],
            IsForeign = root is not null && IsForeign(root),
        };
        return element is not DmnDecisionService service || graph.Refused.Contains(key) ? node : node with
        {
            Inputs = [.. graph.Resolved(model, service.InputData), .. graph.Resolved(model, service.InputDecisions)],
            Outputs = graph.Resolved(model, service.Outputs),
        };
    }

    private (Locals Locals, BoundNode? Root) Root(DmnModel model, DmnElement element, ScopeLayout layout)
    {
        var locals = new Locals();
        var scope = new Scope(layout.Symbols(k => typeOf[k]), Named(model));
        var binder = new BoxedBinder(model, scope, types, locals, bag);
        return (locals, element switch
        {
            DmnDecision { Logic: { } logic } => binder.Bind(logic),
            DmnKnowledgeModel { Logic: not null } knowledge => binder.Function(LogicOf(model, knowledge)!, ((FunctionType)typeOf[ElementKey.Of(model, element)]).Result),
            _ => null,
        });
    }

    private static bool IsForeign(BoundNode node) =>
        (node is BoundConstant constant && (constant.Value == Fault.ExternalFunction || constant.Value is { Kind: ValueKind.Function, AsFunction: RefusedFunction }))
        || ReadCollector.Children(node).Any(IsForeign);

    private ImmutableArray<KeyValuePair<string, FeelType>> Named(DmnModel model)
    {
        if (!named.TryGetValue(model.Namespace, out var found))
        {
            named[model.Namespace] = found = [.. types.Of(model)];
        }

        return found;
    }

    private FeelType TypeOf(DmnModel model, DmnElement element)
    {
        var stated = types.Resolve(model, element.Variable.TypeRef, element.Place);
        return element switch
        {
            DmnKnowledgeModel knowledge => new FunctionType(
                [.. (LogicOf(model, knowledge)?.Parameters ?? []).Select(p => types.Resolve(model, p.TypeRef, element.Place))], ResultOf(stated, Logic(model, knowledge))),
            DmnDecisionService service => new FunctionType(
                [.. Inputs(model, service).Select(InputType)], ResultOf(stated, FeelType.Any)),
            _ => stated,
        };
    }

    /// <summary>
    /// The function of a knowledge model. A decision table without parameters has its input expressions as parameters (DMN 1.5, 10.2.1.7),
    /// as far as they are names that nothing else stands for.
    /// </summary>
    private DmnFunction? LogicOf(DmnModel model, DmnKnowledgeModel knowledge)
    {
        if (knowledge.Logic is not { Parameters.IsEmpty: true, Body: DmnTable table } logic)
        {
            return knowledge.Logic;
        }

        var taken = graph.Of(ElementKey.Of(model, knowledge)).Select(r => r.Path[0]).ToHashSet(StringComparer.Ordinal);
        var inputs = table.Inputs.Select(i => new DmnVariable(i.Expression.Text?.Trim() ?? "", i.Expression.TypeRef)).DistinctBy(v => v.Name);
        return logic with { Parameters = [.. inputs.Where(v => IsName(v.Name) && !taken.Contains(v.Name))] };
    }

    private static bool IsName(string text) =>
        text.Length > 0 && char.IsLetter(text[0]) && text.All(c => char.IsLetterOrDigit(c) || c is ' ' or '_') && text is not ("true" or "false" or "null");

    /// <summary>What the logic of a knowledge model states about its result: its function type, or (before DMN 1.3) the result's type.</summary>
    private FeelType Logic(DmnModel model, DmnKnowledgeModel knowledge) =>
        ResultOf(types.Resolve(model, knowledge.Logic?.TypeRef, knowledge.Place), FeelType.Any);

    /// <summary>The variable of an invocable is typed as the function, or (before DMN 1.3) as its result.</summary>
    private static FeelType ResultOf(FeelType stated, FeelType otherwise) =>
        stated is FunctionType function ? function.Result : stated == FeelType.Any ? otherwise : stated;

    private IEnumerable<Requirement> Inputs(DmnModel model, DmnDecisionService service) =>
        graph.Resolved(model, service.InputData).Concat(graph.Resolved(model, service.InputDecisions));

    private FeelType InputType(Requirement input)
    {
        var (model, element) = models.Find(input.Key)!.Value;
        return types.Resolve(model, element.Variable.TypeRef, element.Place);
    }
}
