using System.Collections.Immutable;

namespace Matching.Rules.Values;

/// <summary>Calls of function values.</summary>
internal static class Calls
{
    /// <summary>Calls a value; unknown by fault when it is no function or the arguments do not fit.</summary>
    /// <param name="function">What is called.</param>
    /// <param name="names">Names of the arguments, or empty when they go by position.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="budget">Bounds of the evaluation.</param>
    public static Value Invoke(Value function, ImmutableArray<string> names, Value[] arguments, Budget budget)
    {
        budget.Charge(1 + arguments.Length);
        if (function.Kind != ValueKind.Function)
        {
            return function.IsUnknown ? function : Fault.NotCallable;
        }

        var called = function.AsFunction;
        var ordered = names.IsEmpty ? arguments : called.InOrder(names, arguments);
        return ordered is null || !called.Takes(ordered.Length) ? Fault.NotCallable : called.Invoke(ordered, budget);
    }
}
