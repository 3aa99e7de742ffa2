using System.Globalization;
using Dapper;

namespace Matching.Storage.Stores;

/// <summary>
/// Keys as a list of parameters that every provider accepts. Lists come in four lengths, filled up with their last key, so that
/// few different statements have to be parsed and kept.
/// </summary>
internal static class KeyList
{
    /// <summary>Most keys in one list.</summary>
    public const int Most = 500;

    private static readonly int[] Lengths = [1, 10, 100, Most];

    /// <summary>The list in parentheses; its parameters are added to <paramref name="parameters"/>.</summary>
    /// <param name="keys">Keys, from 1 to <see cref="Most"/>.</param>
    /// <param name="parameters">Parameters of the statement.</param>
    public static string Of(IReadOnlyList<string> keys, DynamicParameters parameters)
    {
        ArgumentOutOfRangeException.ThrowIfZero(keys.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(keys.Count, Most);
        var length = Lengths.First(l => l >= keys.Count);
        for (var i = 0; i < length; i++)
        {
            parameters.Add(Name(i), keys[Math.Min(i, keys.Count - 1)]);
        }

        return $"({string.Join(", ", Enumerable.Range(0, length).Select(i => "@" + Name(i)))})";
    }

    private static string Name(int place) => "Key" + place.ToString(CultureInfo.InvariantCulture);
}
