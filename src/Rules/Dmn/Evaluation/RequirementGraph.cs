using System.Collections.Immutable;
using Matching.Rules.Diagnostics;

namespace Matching.Rules.Dmn.Evaluation;

/// <summary>What each element requires. Elements that require themselves are reported and refused (DMN 1.5, 6.3.7 to 6.3.10).</summary>
internal sealed class RequirementGraph
{
    private const int MaxDepth = 400;

    private readonly Dictionary<ElementKey, ImmutableArray<Requirement>> edges = [];
    private readonly ModelSet models;
    private readonly DiagnosticBag bag;

    /// <summary>Resolves the references of all elements.</summary>
    public RequirementGraph(ModelSet models, DiagnosticBag bag)
    {
        (this.models, this.bag) = (models, bag);
        foreach (var (model, element) in models.Elements)
        {
            edges[ElementKey.Of(model, element)] = [.. References(element).Select(r => Resolve(model, r)).OfType<Requirement>()];
        }

        Refused = Check();
    }

    /// <summary>Elements without a value, because they require themselves or too long a chain.</summary>
    public ImmutableHashSet<ElementKey> Refused { get; }

    /// <summary>What an element requires; for a decision service its decisions and inputs.</summary>
    public ImmutableArray<Requirement> Of(ElementKey key) => edges[key];

    /// <summary>The elements that references of a decision service point to, in order; what does not exist is left out.</summary>
    public ImmutableArray<Requirement> Resolved(DmnModel model, ImmutableArray<DmnReference> references) =>
        [.. references.Select(r => Find(model, r)).OfType<Requirement>()];

    private static IEnumerable<DmnReference> References(DmnElement element) => element switch
    {
        DmnDecision decision => decision.Requires,
        DmnKnowledgeModel knowledge => knowledge.Requires,
        DmnDecisionService service => service.Outputs.Concat(service.Encapsulated),
        _ => [],
    };

    private Requirement? Resolve(DmnModel model, DmnReference reference)
    {
        var found = Find(model, reference);
        if (found is null)
        {
            bag.Add(reference.Namespace is { } space && models.Find(space) is null
                ? ModelFindings.UnknownModel(reference.Place, space)
                : ModelFindings.UnknownElement(reference.Place, reference.Id));
        }

        return found;
    }

    private Requirement? Find(DmnModel model, DmnReference reference)
    {
        var key = new ElementKey(reference.Namespace ?? model.Namespace, reference.Id);
        return models.Find(key) is { } found && models.Path(model, key.Namespace) is { } path
            ? new Requirement(path.Add(found.Element.Variable.Name), key)
            : null;
    }

    private ImmutableHashSet<ElementKey> Check()
    {
        var refused = ImmutableHashSet.CreateBuilder<ElementKey>();
        var depths = new Dictionary<ElementKey, int>();
        foreach (var key in edges.Keys)
        {
            Visit(key, depths, refused);
        }

        return refused.ToImmutable();
    }

    /// <summary>Walks with a stack of its own, because a document decides how long its chains are.</summary>
    private void Visit(ElementKey start, Dictionary<ElementKey, int> depths, ImmutableHashSet<ElementKey>.Builder refused)
    {
        var path = new List<(ElementKey Key, int Next)> { (start, 0) };
        while (path.Count > 0)
        {
            var (key, next) = path[^1];
            var required = edges[key];
            if (depths.ContainsKey(key) || next == required.Length)
            {
                Leave(key, required, depths, refused);
                path.RemoveAt(path.Count - 1);
                continue;
            }

            path[^1] = (key, next + 1);
            var target = required[next].Key;
            var at = path.FindIndex(p => p.Key == target);
            if (at >= 0)
            {
                var circle = path.Skip(at).Select(p => p.Key).ToArray();
                bag.Add(ModelFindings.Cycle(Element(target).Place, string.Join(" → ", circle.Append(target).Select(k => Element(k).Name))));
                refused.UnionWith(circle);
            }
            else if (!depths.ContainsKey(target))
            {
                path.Add((target, 0));
            }
        }
    }

    private void Leave(ElementKey key, ImmutableArray<Requirement> required, Dictionary<ElementKey, int> depths, ImmutableHashSet<ElementKey>.Builder refused)
    {
        var depth = 1 + required.Select(r => depths.GetValueOrDefault(r.Key)).DefaultIfEmpty(0).Max();
        if (depths.TryAdd(key, depth) && depth > MaxDepth)
        {
            bag.Add(ModelFindings.TooDeep(Element(key).Place, Element(key).Name, MaxDepth));
            refused.Add(key);
        }
    }

    private DmnElement Element(ElementKey key) => models.Find(key)!.Value.Element;
}
