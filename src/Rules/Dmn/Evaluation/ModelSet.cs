using System.Collections.Frozen;
using System.Collections.Immutable;
using Matching.Rules.Diagnostics;

namespace Matching.Rules.Dmn.Evaluation;

/// <summary>A model and the models that it may import, by namespace.</summary>
internal sealed class ModelSet
{
    private readonly FrozenDictionary<string, DmnModel> models;
    private readonly FrozenDictionary<ElementKey, (DmnModel Model, DmnElement Element)> elements;

    /// <summary>Gathers models; of several with one namespace the first counts, the root before all.</summary>
    public ModelSet(DmnModel root, IEnumerable<DmnModel> others, DiagnosticBag bag)
    {
        Root = root;
        models = others.Prepend(root).DistinctBy(m => m.Namespace).ToFrozenDictionary(m => m.Namespace, StringComparer.Ordinal);
        var found = new Dictionary<ElementKey, (DmnModel, DmnElement)>();
        foreach (var (model, element) in Reached().SelectMany(m => m.Elements.Select(e => (m, e))))
        {
            if (!found.TryAdd(ElementKey.Of(model, element), (model, element)))
            {
                bag.Add(ModelFindings.Duplicate(element.Place, element.Id.Length > 0 ? element.Id : element.Name));
            }
        }

        elements = found.ToFrozenDictionary();
    }

    /// <summary>The model that is evaluated.</summary>
    public DmnModel Root { get; }

    /// <summary>All elements of the root and of what it imports.</summary>
    public IEnumerable<(DmnModel Model, DmnElement Element)> Elements => elements.Values;

    /// <summary>The model with a namespace, or null.</summary>
    public DmnModel? Find(string name) => models.GetValueOrDefault(name);

    /// <summary>The element with a key, or null.</summary>
    public (DmnModel Model, DmnElement Element)? Find(ElementKey key) => elements.TryGetValue(key, out var found) ? found : null;

    /// <summary>Names of the imports that lead from one model to another; empty names are left out. Null when none lead there.</summary>
    public ImmutableArray<string>? Path(DmnModel from, string to)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { from.Namespace };
        var queue = new Queue<(DmnModel Model, ImmutableArray<string> Path)>([(from, [])]);
        while (queue.TryDequeue(out var at))
        {
            if (at.Model.Namespace == to)
            {
                return at.Path;
            }

            foreach (var import in at.Model.Imports.Where(i => Find(i.Namespace) is not null && seen.Add(i.Namespace)))
            {
                queue.Enqueue((Find(import.Namespace)!, import.Name.Length == 0 ? at.Path : at.Path.Add(import.Name)));
            }
        }

        return null;
    }

    /// <summary>The root and everything that it imports, directly or not.</summary>
    public IEnumerable<DmnModel> Reached() => models.Values.Where(m => Path(Root, m.Namespace) is not null)
        .OrderBy(m => m.Namespace == Root.Namespace ? 0 : 1).ThenBy(m => m.Namespace, StringComparer.Ordinal);
}
