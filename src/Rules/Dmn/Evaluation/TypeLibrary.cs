using Matching.Rules.Binding;
using Matching.Rules.Binding.Standard;
using Matching.Rules.Diagnostics;

namespace Matching.Rules.Dmn.Evaluation;

/// <summary>The types that models define (DMN 1.5, 7.3.3).</summary>
/// <remarks>A type that contains itself is open (Any) where it does: values are finite, types must be too.</remarks>
internal sealed class TypeLibrary(ModelSet models, DiagnosticBag bag)
{
    private readonly Dictionary<(string Namespace, string Name), FeelType> resolved = [];
    private readonly HashSet<(string Namespace, string Name)> resolving = [];

    /// <summary>The type that a model refers to by a name; Any when none is stated, or when there is none with a finding.</summary>
    public FeelType Resolve(DmnModel model, string? typeRef, FilePlace at)
    {
        if (typeRef is null)
        {
            return FeelType.Any;
        }

        if (Named(model, typeRef) is { } type)
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

    private FeelType? Named(DmnModel model, string name)
    {
        if (model.Types.FirstOrDefault(t => t.Name == name) is { } definition)
        {
            return Defined(model, definition);
        }

        foreach (var import in model.Imports)
        {
            var isQualified = import.Name.Length > 0 && name.StartsWith(import.Name + ".", StringComparison.Ordinal);
            if ((isQualified || import.Name.Length == 0) && models.Find(import.Namespace) is { } imported && imported != model
                && Named(imported, isQualified ? name[(import.Name.Length + 1)..] : name) is { } type)
            {
                return type;
            }
        }

        return TypeNames.BuiltIn(name);
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

        var type = Build(model, definition, definition.Name);
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
}
