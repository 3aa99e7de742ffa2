using System.Collections.Immutable;
using Matching.Rules.Binding.Tree;
using Matching.Rules.Diagnostics;
using Matching.Rules.Functions;
using Matching.Rules.Syntax;
using Matching.Rules.Values;

namespace Matching.Rules.Binding;

/// <content>Calls of built-in functions.</content>
internal sealed partial class Binder
{
    private BoundNode Call(CallNode node)
    {
        var arguments = node.Arguments.Select(a => Bind(a.Content)).ToImmutableArray();
        if (FunctionTable.Find(node.Function, Dialect.Strict) is not { } function)
        {
            return UnknownFunction(node);
        }

        if (InOrder(function, node, arguments) is not { } ordered || Choose(function, node, ordered) is not { } overload)
        {
            return new BoundError(At(node));
        }

        if (overload.Result([.. ordered.Select(a => a.Type)]) is not { } type)
        {
            bag.Add(TypeMessages.Arguments(node.Span, function.Name, ordered.Select(a => a.Type)));
            return new BoundError(At(node));
        }

        CheckArguments(function, node, ordered);
        return Folded(node, new BoundCall(At(node), type, overload, ordered) { Unit = CommonUnit(function, ordered) });
    }

    /// <summary>Arguments in the order of the parameters; null when names do not fit (reported).</summary>
    private ImmutableArray<BoundNode>? InOrder(BuiltIn function, CallNode node, ImmutableArray<BoundNode> arguments)
    {
        if (node.Arguments.All(a => a.Name is null))
        {
            return arguments;
        }

        var names = node.Arguments.Select(a => a.Name).ToArray();
        foreach (var overload in Fitting.InTurn(function, [.. names.OfType<string>()]))
        {
            var parameters = overload.Parameters.Select(p => p.Name).ToArray();
            if (names.Distinct().Count() == names.Length && parameters.Take(names.Length).Order().SequenceEqual(names.OfType<string>().Order()))
            {
                return [.. parameters.Take(names.Length).Select(p => arguments[Array.IndexOf(names, p)])];
            }
        }

        var known = function.Overloads.SelectMany(o => o.Parameters).Select(p => p.Name).Distinct().ToArray();
        var wrong = node.Arguments.FirstOrDefault(a => a.Name is null || !known.Contains(a.Name)) ?? node.Arguments[^1];
        bag.Add(NameMessages.ArgumentName(wrong.Span, function.Name, wrong.Name ?? "", known));
        return null;
    }

    private Overload? Choose(BuiltIn function, CallNode node, ImmutableArray<BoundNode> arguments)
    {
        var candidates = function.Overloads.Where(o => o.Takes(arguments.Length)).ToArray();
        if (candidates.Length == 0)
        {
            bag.Add(NameMessages.ArgumentCount(node.Span, function.Name, arguments.Length, Accepted(function)));
            return null;
        }

        var chosen = candidates.FirstOrDefault(o => Mismatch(o, arguments) < 0);
        if (chosen is null)
        {
            var at = Mismatch(candidates[^1], arguments);
            var parameter = candidates[^1].ParameterOf(at);
            bag.Add(TypeMessages.Argument(arguments[at].Place.Span, function.Name, parameter.Name, parameter.Type, arguments[at].Type));
        }

        return chosen;
    }

    private static int Mismatch(Overload overload, ImmutableArray<BoundNode> arguments)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            if (!TypeRules.Assignable(arguments[i].Type, overload.ParameterOf(i).Type))
            {
                return i;
            }
        }

        return -1;
    }

    private static string Accepted(BuiltIn function) => string.Join(" / ", function.Overloads.Select(o =>
        o.IsVariadic ? $"≥{o.Fewest}" : o.Fewest == o.Parameters.Length ? $"{o.Fewest}" : $"{o.Fewest}–{o.Parameters.Length}").Distinct());

    private void CheckArguments(BuiltIn function, CallNode node, ImmutableArray<BoundNode> arguments)
    {
        if (function.Name == "list contains")
        {
            CheckDomain(arguments[0], arguments[1], false);
        }
        else if (function.Name is "min" or "max" or "sum" or "mean")
        {
            for (var i = 1; i < arguments.Length; i++)
            {
                CheckUnits(arguments[0], arguments[i], node.Span);
            }
        }
    }

    private static string? CommonUnit(BuiltIn function, ImmutableArray<BoundNode> arguments) =>
        function.Name is "min" or "max" or "sum" or "mean" ? arguments.Select(a => a.Unit).FirstOrDefault(u => u is not null) : null;

    /// <summary>A call over literals only is computed now, so that a date that does not exist is found when the rule is loaded.</summary>
    private BoundNode Folded(CallNode node, BoundCall call)
    {
        if (call.Overload.SeesUnknown || !call.Arguments.All(a => a is BoundConstant { Symbol: null }))
        {
            return call;
        }

        var value = StrictRange.Keep(Invocation.Invoke(call.Overload, [.. call.Arguments.Select(a => ((BoundConstant)a).Value)], new Budget()));
        if (!value.IsUnknown)
        {
            return new BoundConstant(call.Place, TypeRules.Of(value), value);
        }

        bag.Add(TypeMessages.Constant(node.Span, call.Text, string.Join("; ", value.Causes).TrimStart('!')));
        return new BoundError(call.Place);
    }
}
