using System.Collections.Immutable;
using Matching.Rules.Syntax;
using Matching.Rules.Values;

namespace Matching.Rules.Functions;

/// <summary>Mean, median, mode and standard deviation of numbers (DMN 1.5, 10.3.4.4). All elements are numbers.</summary>
internal static class Statistics
{
    /// <summary>Arithmetic mean.</summary>
    public static Value Mean(ImmutableArray<Value> numbers) =>
        Arithmetic.Compute(ArithmeticOperator.Divide, AggregateFunctions.Sum(numbers), Value.Of((decimal)numbers.Length));

    /// <summary>The middle one; of an even number the mean of the two in the middle.</summary>
    public static Value Median(ImmutableArray<Value> numbers, Budget budget)
    {
        var sorted = SortFunctions.Ascending(numbers, budget).AsList;
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : Mean([sorted[middle - 1], sorted[middle]]);
    }

    /// <summary>The most frequent ones, ascending; all of them when each occurs once.</summary>
    public static Value Mode(ImmutableArray<Value> numbers, Budget budget)
    {
        var groups = numbers.GroupBy(n => n).Select(g => (Number: g.Key, Count: g.Count())).ToArray();
        var most = groups.Select(g => g.Count).DefaultIfEmpty().Max();
        return SortFunctions.Ascending([.. groups.Where(g => g.Count == most).Select(g => g.Number)], budget);
    }

    /// <summary>Standard deviation of a sample; there is none of a single number.</summary>
    public static Value Deviation(ImmutableArray<Value> numbers)
    {
        if (numbers.Length < 2)
        {
            return Fault.OutOfRange;
        }

        var mean = Mean(numbers).AsFeelNumber;
        FeelNumber squares = 0m;
        foreach (var number in numbers)
        {
            var distance = number.AsFeelNumber - mean;
            squares += distance * distance;
        }

        return (squares / (numbers.Length - 1m)).Sqrt() is { } root ? Value.Of(root) : Fault.OutOfRange;
    }
}
