using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Values;

namespace Matching.Rules.Functions;

/// <summary>Short forms for the rows of the function tables.</summary>
internal static class Make
{
    /// <summary>A list of anything.</summary>
    public static readonly FeelType AnyList = new ListType(FeelType.Any);

    /// <summary>A function with one way to call it.</summary>
    public static BuiltIn Function(string name, FeelType result, ImmutableArray<Parameter> parameters, Func<Value[], Value> body) =>
        new(name, [Overload(result, parameters, body)]);

    /// <summary>A way to call a function, with a result of one type.</summary>
    public static Overload Overload(FeelType result, ImmutableArray<Parameter> parameters, Func<Value[], Value> body) =>
        new() { Parameters = parameters, Result = _ => result, Body = (arguments, _) => body(arguments) };

    /// <summary>A required parameter.</summary>
    public static Parameter Need(string name, FeelType type) => new(name, type);

    /// <summary>An optional parameter.</summary>
    public static Parameter May(string name, FeelType type) => new(name, type, true);
}
