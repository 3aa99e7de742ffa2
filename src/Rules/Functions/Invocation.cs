using System.Collections.Immutable;
using Matching.Rules.Values;

namespace Matching.Rules.Functions;

/// <summary>Calls a built-in function; never throws except for the bounds of the evaluation.</summary>
internal static class Invocation
{
    private const int CharactersPerStep = 64;
    private const int EntriesPerStep = 8;

    private static readonly ImmutableArray<Fit> Positional = [Fit.Exact, Fit.Converted];
    private static readonly ImmutableArray<Fit> Named = [Fit.Exact, Fit.Converted, Fit.Completed];

    /// <summary>The result; unknown when an argument or an element of one is, unless the function looks at unknowns itself.</summary>
    public static Value Invoke(Overload overload, Value[] arguments, Budget budget)
    {
        var unknown = Value.True;
        for (var i = 0; i < arguments.Length; i++)
        {
            unknown = Logic.Union(unknown, Blocked(arguments[i], overload.ParameterOf(i), budget));
        }

        return unknown.IsUnknown && !overload.SeesUnknown ? unknown : Run(overload, arguments, budget);
    }

    /// <summary>Calls by the rules of the standard: the first overload that takes the values as they are, else the first that takes them converted (DMN 1.5, 10.3.2.9.4).</summary>
    /// <param name="function">What is called.</param>
    /// <param name="names">Names of the arguments, in the same order, or empty for arguments by position.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="budget">Bounds of the evaluation.</param>
    /// <returns>The result; a fault when no overload fits, or when null is given for a parameter that does not take it.</returns>
    public static Value Dispatch(BuiltIn function, ImmutableArray<string> names, Value[] arguments, Budget budget)
    {
        foreach (var argument in arguments)
        {
            budget.Charge(1 + Cost(argument));
        }

        foreach (var fit in names.IsDefaultOrEmpty ? Positional : Named)
        {
            foreach (var overload in Fitting.InTurn(function, names))
            {
                if (Fitting.Try(overload, names, arguments, fit) is { } fitted)
                {
                    return HasRefusedNull(overload, fitted) ? Fault.NullOperand : Run(overload, fitted, budget);
                }
            }
        }

        return Fault.NoOverload;
    }

    private static bool HasRefusedNull(Overload overload, Value[] arguments)
    {
        for (var i = 0; i < arguments.Length && !overload.SeesUnknown; i++)
        {
            if (arguments[i].Kind == ValueKind.Null && !overload.ParameterOf(i).TakesNull)
            {
                return true;
            }
        }

        return false;
    }

    private static Value Run(Overload overload, Value[] arguments, Budget budget)
    {
        try
        {
            return overload.Body(arguments, budget);
        }
        catch (OverflowException)
        {
            return Fault.Overflow;
        }
    }

    /// <summary>Steps for reading a value once.</summary>
    private static int Cost(Value value) => value.Kind switch
    {
        ValueKind.List => value.AsList.Length,
        ValueKind.String => value.AsString.Length / CharactersPerStep,
        ValueKind.Context => value.AsContext.Entries.Length / EntriesPerStep,
        _ => 0,
    };

    private static Value Blocked(Value argument, Parameter parameter, Budget budget)
    {
        if (argument.IsUnknown)
        {
            return argument;
        }

        if (argument.Kind == ValueKind.Null)
        {
            return Fault.NullOperand;
        }

        if (!parameter.Accepts(argument))
        {
            return Fault.WrongType;
        }

        budget.Charge(Cost(argument));
        if (argument.Kind != ValueKind.List)
        {
            return argument;
        }

        var unknown = Value.True;
        foreach (var element in argument.AsList)
        {
            unknown = Logic.Union(unknown, element);
        }

        return unknown;
    }
}
