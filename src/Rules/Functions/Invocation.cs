using Matching.Rules.Values;

namespace Matching.Rules.Functions;

/// <summary>Calls a built-in function; never throws except for the bounds of the evaluation.</summary>
internal static class Invocation
{
    /// <summary>The result; unknown when an argument or an element of one is, unless the function looks at unknowns itself.</summary>
    public static Value Invoke(Overload overload, Value[] arguments, Budget budget)
    {
        var unknown = Value.True;
        for (var i = 0; i < arguments.Length; i++)
        {
            unknown = Logic.Union(unknown, Blocked(arguments[i], overload.ParameterOf(i), budget));
        }

        if (unknown.IsUnknown && !overload.SeesUnknown)
        {
            return unknown;
        }

        try
        {
            return overload.Body(arguments, budget);
        }
        catch (OverflowException)
        {
            return Fault.Overflow;
        }
    }

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

        if (argument.Kind != ValueKind.List)
        {
            return argument;
        }

        budget.Charge(argument.AsList.Length);
        var unknown = Value.True;
        foreach (var element in argument.AsList)
        {
            unknown = Logic.Union(unknown, element);
        }

        return unknown;
    }
}
