using System.Collections.Frozen;

namespace Matching.Rules.Functions;

/// <summary>All built-in functions by name. To add one, add a row to the table of its main argument.</summary>
internal static class FunctionTable
{
    private static readonly FrozenDictionary<string, BuiltIn> ByName = new[]
        {
            PresenceFunctions.All, NumberFunctions.All, RoundingFunctions.All, DateFunctions.All, StringFunctions.All,
            ListFunctions.All, AggregateFunctions.All, ContextFunctions.All,
        }
        .SelectMany(group => group)
        .ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);

    /// <summary>Names of all functions.</summary>
    public static IEnumerable<string> Names => ByName.Keys;

    /// <summary>The function with a name, or null.</summary>
    public static BuiltIn? Find(string name) => ByName.GetValueOrDefault(name);
}
