using Matching.Rules.Syntax;

namespace Matching.Rules.Binding.Standard;

/// <summary>Types as they are written, and the names inside them.</summary>
internal static class TypeNames
{
    /// <summary>The type that a text names; null when there is no such type.</summary>
    public static FeelType? Resolve(TypeNode node, Scope scope) => node.Name switch
    {
        "list" => Argument(node, scope) is { } element ? new ListType(element) : null,
        "range" => Argument(node, scope) is { } end ? new RangeType(end) : null,
        "context" => Context(node, scope),
        "function" => Function(node, scope),
        _ => scope.FindType(node.Name) ?? BuiltIn(node.Name),
    };

    /// <summary>The built-in type with a name, in the spellings of DMN 1.1 to 1.5; null when there is none.</summary>
    public static FeelType? BuiltIn(string name) => name switch
    {
        "Any" => FeelType.Any,
        "Null" => FeelType.Null,
        "number" => FeelType.Number,
        "string" => FeelType.String,
        "boolean" => FeelType.Boolean,
        "date" => FeelType.Date,
        "time" => FeelType.Time,
        "date and time" or "dateTime" => FeelType.DateTime,
        "days and time duration" or "day and time duration" or "dayTimeDuration" => FeelType.DaysDuration,
        "years and months duration" or "year and month duration" or "yearMonthDuration" => FeelType.MonthsDuration,
        "list" => new ListType(FeelType.Any),
        "range" => new RangeType(FeelType.Any),
        "context" => new ContextType([]),
        _ => null,
    };

    /// <summary>Names of all entries inside a type.</summary>
    public static IEnumerable<string> Members(FeelType type) => Members(type, 0);

    private static IEnumerable<string> Members(FeelType type, int depth) => depth > Parser.MaxDepth ? [] : type switch
    {
        ContextType context => context.Fields.SelectMany(f => Members(f.Value, depth + 1).Prepend(f.Key)),
        ListType list => Members(list.Element, depth + 1),
        ConstrainedType constrained => Members(constrained.Base, depth + 1),
        FunctionType function => Members(function.Result, depth + 1),
        _ => [],
    };

    private static FeelType? Argument(TypeNode node, Scope scope) =>
        node.Arguments.Length == 0 ? FeelType.Any : node.Arguments.Length == 1 ? Resolve(node.Arguments[0], scope) : null;

    private static ContextType? Context(TypeNode node, Scope scope)
    {
        var types = node.Arguments.Select(a => Resolve(a, scope)).ToArray();
        return types.Contains(null) || types.Length != node.Keys.Length ? null
            : new ContextType([.. node.Keys.Zip(types, (key, type) => KeyValuePair.Create(key, type!))]);
    }

    private static FunctionType? Function(TypeNode node, Scope scope)
    {
        var types = node.Arguments.Select(a => Resolve(a, scope)).ToArray();
        var result = node.Result is null ? FeelType.Any : Resolve(node.Result, scope);
        return types.Contains(null) || result is null ? null : new FunctionType([.. types.OfType<FeelType>()], result);
    }
}
