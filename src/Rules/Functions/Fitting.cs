using System.Collections.Immutable;
using Matching.Rules.Values;

namespace Matching.Rules.Functions;

/// <summary>How far arguments may be changed to fit a way to call a function.</summary>
internal enum Fit
{
    /// <summary>Only as they are.</summary>
    Exact,

    /// <summary>With the implicit conversions.</summary>
    Converted,

    /// <summary>Also with null for a named parameter that is not given.</summary>
    Completed,
}

/// <summary>Brings the arguments of a call into the order and the form of an overload's parameters.</summary>
internal static class Fitting
{
    /// <summary>The overloads in the order in which they are tried: first those that have the names in the order in which they are written.</summary>
    /// <remarks>Nothing else tells <c>before(point, range)</c> from <c>before(range, point)</c>.</remarks>
    public static IEnumerable<Overload> InTurn(BuiltIn function, ImmutableArray<string> names) => names.IsDefaultOrEmpty
        ? function.Overloads
        : function.Overloads.OrderBy(o => o.Parameters.Select(p => p.Name).Take(names.Length).SequenceEqual(names) ? 0 : 1);

    /// <summary>The arguments as the body wants them, or null when the overload cannot be called with them.</summary>
    public static Value[]? Try(Overload overload, ImmutableArray<string> names, Value[] arguments, Fit fit)
    {
        if ((names.IsDefaultOrEmpty ? arguments : InOrder(overload, names, arguments, fit)) is not { } ordered || !overload.Takes(ordered.Length))
        {
            return null;
        }

        var fitted = new Value[ordered.Length];
        for (var i = 0; i < ordered.Length; i++)
        {
            var parameter = overload.ParameterOf(i);
            var accepted = ordered[i].Kind == ValueKind.Null || parameter.Accepts(ordered[i]);
            if ((accepted ? ordered[i] : fit == Fit.Exact ? null : parameter.Convert(ordered[i])) is not { } value)
            {
                return null;
            }

            fitted[i] = value;
        }

        return fitted;
    }

    private static Value[]? InOrder(Overload overload, ImmutableArray<string> names, Value[] arguments, Fit fit)
    {
        var given = new Value?[overload.Parameters.Length];
        for (var i = 0; i < names.Length; i++)
        {
            var at = Place(overload, names[i]);
            if (at < 0 || given[at] is not null)
            {
                return null;
            }

            given[at] = arguments[i];
        }

        var count = fit == Fit.Completed ? Math.Max(overload.Fewest, Last(given)) : Last(given);
        var isComplete = fit == Fit.Completed || given.Take(count).Select((value, i) => value is not null || overload.Parameters[i].TakesNull).All(there => there);
        return isComplete ? [.. given.Take(count).Select(value => value ?? Value.Null)] : null;
    }

    private static int Last(Value?[] given) => Array.FindLastIndex(given, value => value is not null) + 1;

    private static int Place(Overload overload, string name)
    {
        for (var i = 0; i < overload.Parameters.Length; i++)
        {
            if (overload.Parameters[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }
}
