using Matching.Rules.Syntax;

namespace Matching.Rules.Distances;

/// <summary>Comparisons with their sides exchanged, and their contraries.</summary>
internal static class ComparisonSigns
{
    /// <summary>What is said of the right side by the same comparison.</summary>
    public static ComparisonOperator Turned(ComparisonOperator operation) => operation switch
    {
        ComparisonOperator.Less => ComparisonOperator.Greater,
        ComparisonOperator.LessOrEqual => ComparisonOperator.GreaterOrEqual,
        ComparisonOperator.Greater => ComparisonOperator.Less,
        ComparisonOperator.GreaterOrEqual => ComparisonOperator.LessOrEqual,
        _ => operation,
    };

    /// <summary>What holds where the comparison does not.</summary>
    public static ComparisonOperator Opposite(ComparisonOperator operation) => operation switch
    {
        ComparisonOperator.Less => ComparisonOperator.GreaterOrEqual,
        ComparisonOperator.LessOrEqual => ComparisonOperator.Greater,
        ComparisonOperator.Greater => ComparisonOperator.LessOrEqual,
        ComparisonOperator.GreaterOrEqual => ComparisonOperator.Less,
        ComparisonOperator.Equal => ComparisonOperator.NotEqual,
        _ => ComparisonOperator.Equal,
    };
}
