using System.Collections.Immutable;
using Matching.Rules.Syntax;
using Matching.Rules.Values;

namespace Matching.Rules.Dmn.Conformance;

/// <summary>Whether a value is the expected one.</summary>
/// <remarks>
/// Numbers may differ by 1e-8, or by 1e-12 of the expected number where that is more; everything else is equal as the language
/// has it, lists and contexts element by element.
/// </remarks>
internal static class TckComparison
{
    private static readonly Value Absolute = Value.Of(0.00000001m);
    private static readonly Value Relative = Value.Of(0.000000000001m);
    private static readonly Value Zero = Value.Of(0m);

    /// <summary>Whether two values are the same.</summary>
    public static bool Same(Value expected, Value actual)
    {
        if (expected.Kind != actual.Kind)
        {
            return false;
        }

        return expected.Kind switch
        {
            ValueKind.Null => true,
            ValueKind.Unknown => false,
            ValueKind.Number => Close(expected, actual),
            ValueKind.List => Lists(expected.AsList, actual.AsList),
            ValueKind.Context => Contexts(expected.AsContext, actual.AsContext),
            _ => Comparison.Equal(expected, actual, new Budget()).IsTrue,
        };
    }

    private static bool Close(Value expected, Value actual)
    {
        var difference = Size(Arithmetic.Compute(ArithmeticOperator.Subtract, expected, actual));
        var relative = Arithmetic.Compute(ArithmeticOperator.Multiply, Size(expected), Relative);
        return NotMore(difference, Absolute) || NotMore(difference, relative);
    }

    private static Value Size(Value number) => NotMore(Zero, number) ? number : Arithmetic.Negate(number);

    private static bool NotMore(Value left, Value right) => Comparison.Compare(ComparisonOperator.LessOrEqual, left, right, new Budget()).IsTrue;

    private static bool Lists(ImmutableArray<Value> expected, ImmutableArray<Value> actual) =>
        expected.Length == actual.Length && expected.Zip(actual).All(p => Same(p.First, p.Second));

    private static bool Contexts(FeelContext expected, FeelContext actual) => expected.Entries.Length == actual.Entries.Length
        && expected.Entries.All(e => actual.Entries.Any(a => a.Key == e.Key && Same(e.Value, a.Value)));
}
