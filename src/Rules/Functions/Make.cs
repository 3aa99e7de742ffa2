using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Values;

namespace Matching.Rules.Functions;

/// <summary>Short forms for the rows of the function tables.</summary>
internal static class Make
{
    /// <summary>A list of anything.</summary>
    public static readonly FeelType AnyList = new ListType(FeelType.Any);

    /// <summary>A context of any entries.</summary>
    public static readonly FeelType AnyContext = new ContextType([]);

    /// <summary>A range of anything.</summary>
    public static readonly FeelType AnyRange = new RangeType(FeelType.Any);

    /// <summary>Any function.</summary>
    public static readonly FeelType AnyFunction = new FunctionType([], FeelType.Any);

    /// <summary>A function with one way to call it.</summary>
    public static BuiltIn Function(string name, FeelType result, ImmutableArray<Parameter> parameters, Func<Value[], Value> body) =>
        new(name, [Overload(result, parameters, body)]);

    /// <summary>A way to call a function, with a result of one type.</summary>
    public static Overload Overload(FeelType result, ImmutableArray<Parameter> parameters, Func<Value[], Value> body) =>
        Overload(_ => result, parameters, (arguments, _) => body(arguments));

    /// <summary>A way to call a function whose work is charged, with a result of one type.</summary>
    public static Overload Overload(FeelType result, ImmutableArray<Parameter> parameters, Func<Value[], Budget, Value> body) =>
        Overload(_ => result, parameters, body);

    /// <summary>A way to call a function whose result has a type that depends on those of the arguments.</summary>
    public static Overload Overload(Func<ImmutableArray<FeelType>, FeelType?> result, ImmutableArray<Parameter> parameters, Func<Value[], Budget, Value> body) =>
        new() { Parameters = parameters, Result = result, Body = body };

    /// <summary>A required parameter.</summary>
    public static Parameter Need(string name, FeelType type) => new(name, type);

    /// <summary>A required parameter of a few kinds of value.</summary>
    public static Parameter NeedOneOf(string name, params ReadOnlySpan<ValueKind> kinds) => new(name, FeelType.Any) { Kinds = [.. kinds] };

    /// <summary>A required parameter for which null is a value like others.</summary>
    public static Parameter NeedOrNull(string name, FeelType type) => new(name, type) { TakesNull = true };

    /// <summary>An optional parameter; null is refused.</summary>
    public static Parameter May(string name, FeelType type) => new(name, type, true);

    /// <summary>An optional parameter for which null means that it is not given.</summary>
    public static Parameter MayOrNull(string name, FeelType type) => new(name, type, true) { TakesNull = true };

    /// <summary>Whether an optional argument is given.</summary>
    public static bool IsGiven(Value[] arguments, int place) => arguments.Length > place && arguments[place].Kind != ValueKind.Null;
}
