using System.Collections.Frozen;
using Matching.Rules.Binding;
using Matching.Rules.Binding.Standard;
using Matching.Rules.Diagnostics;

namespace Matching.Rules.Dmn.Evaluation;

/// <summary>The types that models define (DMN 1.5, 7.3.3).</summary>
/// <remarks>A type that contains itself is open (Any) where it does: values are finite, types must be too.</remarks>
internal sealed class TypeLibrary(ModelSet models, DiagnosticBag bag)
{
    private const int MaxDepth = 60;
    private const long MaxSize = 20_000;

    private readonly Dictionary<(string Namespace, string Name), FeelType> resolved = [];
    private readonly HashSet<(string Namespace, string Name)> resolving = [];
    private readonly Dictionary<FeelType, (int Depth, long Size)> measures = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, FrozenDictionary<string, DmnItemDefinition>> definitions = new(StringComparer.Ordinal);

    /// <summary>The type that a model refers to by a name; Any when none is stated, or when there is none with a finding.</summary>
    public FeelType Resolve(DmnModel model, string? typeRef, FilePlace at)
    {
        if (typeRef is null)
        {
            return FeelType.Any;
        }

        if (Named(model, typeRef, []) is { } type)
        {
            return type;
        }

        bag.Add(ModelFindings.UnknownType(at, typeRef));
        return FeelType.Any;
    }

    /// <summary>The names of all types that texts of a model may use.</summary>
    public IEnumerable<KeyValuePair<string, FeelType>> Of(DmnModel model)
    {
        var found = new Dictionary<string, FeelType>(StringComparer.Ordinal);
        foreach (var source in models.Reached())
        {
            if (models.Path(model, source.Namespace) is { } path)
            {
                foreach (var definition in source.Types)
                {
                    found.TryAdd(string.Join('.', path.Add(definition.Name)), Defined(source, definition));
                }
            }
        }

        return found;
    }

    /// <summary>The type with a name; models that import each other without a name are looked through once.</summary>
    private FeelType? Named(DmnModel model, string name, HashSet<(string, string)> seen)
    {
        if (Definitions(model).GetValueOrDefault(name) is { } definition)
        {
            return Defined(model, definition);
        }

        foreach (var import in seen.Add((model.Namespace, name)) ? model.Imports : [])
        {
            var isQualified = import.Name.Length > 0 && name.StartsWith(import.Name + ".", StringComparison.Ordinal);
            if ((isQualified || import.Name.Length == 0) && models.Find(import.Namespace) is { } imported
                && Named(imported, isQualified ? name[(import.Name.Length + 1)..] : name, seen) is { } type)
            {
                return type;
            }
        }

        return TypeNames.BuiltIn(name);
    }

    private FrozenDictionary<string, DmnItemDefinition> Definitions(DmnModel model)
    {
        if (!definitions.TryGetValue(model.Namespace, out var found))
        {
            definitions[model.Namespace] = found = model.Types.DistinctBy(t => t.Name).ToFrozenDictionary(t => t.Name, StringComparer.Ordinal);
        }

        return found;
    }

    private FeelType Defined(DmnModel model, DmnItemDefinition definition)
    {
        var key = (model.Namespace, definition.Name);
        if (resolved.TryGetValue(key, out var known))
        {
            return known;
        }

        if (!resolving.Add(key))
        {
            return FeelType.Any;
        }

        var type = resolving.Count > MaxDepth ? TooLarge(model, definition) : Build(model, definition, definition.Name);
        var (depth, size) = Measure(type);
        type = depth > MaxDepth || size > MaxSize ? TooLarge(model, definition) : type;
        resolving.Remove(key);
        resolved[key] = type;
        return type;
    }

    private FeelType Build(DmnModel model, DmnItemDefinition definition, string name)
    {
        FeelType type = definition.Parameters is { } parameters
            ? new FunctionType([.. parameters.Select(p => Resolve(model, p.TypeRef, model.Place))], Resolve(model, definition.ResultTypeRef, model.Place))
            : definition.Components.IsEmpty ? Resolve(model, definition.TypeRef, model.Place)
            : new ContextType([.. definition.Components.Select(c => KeyValuePair.Create(c.Name, Build(model, c, $"{name}.{c.Name}")))]);
        type = Constrained(type, definition.AllowedValues, name);
        return Constrained(definition.IsCollection ? new ListType(type) : type, definition.TypeConstraint, name);
    }

    private FeelType Constrained(FeelType type, string? tests, string name) =>
        tests is null ? type : new ConstrainedType(name, type, StandardTests.Compile(tests, type, bag));

    private FeelType TooLarge(DmnModel model, DmnItemDefinition definition)
    {
        bag.Add(ModelFindings.TypeTooLarge(model.Place, definition.Name, MaxDepth, MaxSize));
        return FeelType.Any;
    }

    /// <summary>Levels and parts of a type when it is written out; parts that are shared count each time.</summary>
    private (int Depth, long Size) Measure(FeelType type)
    {
        if (!measures.TryGetValue(type, out var measure))
        {
            var parts = Parts(type).Select(Measure).ToArray();
            measures[type] = measure = (1 + parts.Select(p => p.Depth).DefaultIfEmpty(0).Max(), Math.Min(1 + parts.Sum(p => p.Size), MaxSize + 1));
        }

        return measure;
    }

    private static IEnumerable<FeelType> Parts(FeelType type) => type switch
    {
        ListType list => [list.Element],
        RangeType range => [range.Element],
        ConstrainedType constrained => [constrained.Base],
        ContextType context => context.Fields.Select(f => f.Value),
        FunctionType function => function.Parameters.Append(function.Result),
        _ => [],
    };
}
