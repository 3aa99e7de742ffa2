using System.Collections.Immutable;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Functions;
using Matching.Rules.Syntax;
using Matching.Rules.Values;

namespace Matching.Rules.Binding.Standard;

/// <content>Names, calls and function definitions.</content>
internal sealed partial class StandardBinder
{
    /// <summary>Name of the item of a filter.</summary>
    private const string Item = "item";

    private BoundNode Name(string name, Place place) => Find(name, place) ?? BuiltIn(name, place) ?? Nothing(place, Fault.UnknownName);

    /// <summary>What a name means among the locals, innermost first, and the variables; null when it means nothing.</summary>
    private BoundNode? Find(string name, Place place)
    {
        if (name == "?" && subject is not null)
        {
            readSubject = true;
            return new BoundLocal(place, subject);
        }

        var passed = new List<Local>();
        foreach (var local in locals.Innermost())
        {
            if (items.Contains(local))
            {
                passed.Add(local);
            }

            if (local.Name == name)
            {
                return Within(name, place, passed, new BoundLocal(place, local));
            }
        }

        BoundNode? outside = scope.Find(name) is { } symbol ? new BoundRead(place, symbol) : null;
        return passed.Count == 0 ? outside : Within(name, place, passed, outside ?? BuiltIn(name, place) ?? Nothing(place, Fault.UnknownName));
    }

    private static BoundNode Within(string name, Place place, List<Local> passed, BoundNode otherwise)
    {
        for (var i = passed.Count - 1; i >= 0; i--)
        {
            otherwise = new BoundItemName(place, name, passed[i], otherwise);
        }

        return otherwise;
    }

    private static BoundConstant? BuiltIn(string name, Place place) => FunctionTable.Find(name, Dialect.Standard) is { } function
        ? new BoundConstant(place, FeelType.Any, Value.Of(new BuiltInFunction(function)))
        : null;

    private BoundNode Call(CallNode node)
    {
        var place = At(node);
        var isVariable = locals.Names.Contains(node.Function) || scope.Find(node.Function) is not null;
        if (!isVariable && FunctionTable.Find(node.Function, Dialect.Standard) is { } function)
        {
            return new BoundDispatch(place, function, Arguments(node.Arguments), Names(node.Arguments));
        }

        return Find(node.Function, place) is { } called ? Invoke(place, called, node.Arguments) : Nothing(place, Fault.UnknownName);
    }

    private BoundInvoke Invoke(InvokeNode node, BoundNode function) => Invoke(At(node), function, node.Arguments);

    private BoundInvoke Invoke(Place place, BoundNode function, ImmutableArray<ArgumentNode> arguments) =>
        new(place, FeelType.Any, function, Arguments(arguments), Names(arguments));

    private ImmutableArray<BoundNode> Arguments(ImmutableArray<ArgumentNode> arguments) => [.. arguments.Select(a => Bind(a.Content))];

    /// <summary>Names of named arguments; a mix of both kinds keeps an empty name, which no parameter has.</summary>
    private static ImmutableArray<string> Names(ImmutableArray<ArgumentNode> arguments) =>
        arguments.All(a => a.Name is null) ? [] : [.. arguments.Select(a => a.Name ?? "")];

    private BoundNode Function(FunctionNode node)
    {
        if (node.External)
        {
            return Nothing(At(node), Fault.ExternalFunction);
        }

        var first = locals.Count;
        var types = node.Parameters.Select(p => p.Type is null ? FeelType.Any : TypeNames.Resolve(p.Type, scope)).ToArray();
        if (types.Contains(null))
        {
            return Nothing(At(node), Fault.UnknownType);
        }

        var parameters = node.Parameters.Select((p, i) => locals.Reserve(p.Name, types[i]!)).ToImmutableArray();
        foreach (var parameter in parameters)
        {
            locals.Enter(parameter);
        }

        var body = Bind(node.Body);
        locals.Leave(parameters.Length);
        return new BoundFunction(At(node), new FunctionType([.. types.OfType<FeelType>()], FeelType.Any), parameters, body, first, locals.Count);
    }
}
