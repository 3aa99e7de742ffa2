using System.Collections.Frozen;
using System.Collections.Immutable;
using Matching.Rules.Binding;

namespace Matching.Rules.Functions;

/// <summary>All built-in functions by name. To add one, add a row to the table of its main argument.</summary>
internal static class FunctionTable
{
    private static readonly ImmutableArray<BuiltIn> All =
    [
        .. PresenceFunctions.All, .. NumberFunctions.All, .. RoundingFunctions.All, .. DateFunctions.All, .. TemporalFunctions.All, .. ConversionFunctions.All, .. StringFunctions.All, .. PatternFunctions.All,
        .. ListFunctions.All, .. ListEdits.All, .. SortFunctions.All, .. AggregateFunctions.All, .. ContextFunctions.All, .. RangeFunctions.All,
    ];

    private static readonly FrozenDictionary<string, BuiltIn> Strict = Of(Dialect.Strict);
    private static readonly FrozenDictionary<string, BuiltIn> Standard = Of(Dialect.Standard);

    /// <summary>Names of all functions of a dialect.</summary>
    public static IEnumerable<string> Names(Dialect dialect) => In(dialect).Keys;

    /// <summary>The function of a dialect with a name, with the ways to call it that the dialect has; null when there is none.</summary>
    public static BuiltIn? Find(string name, Dialect dialect) => In(dialect).GetValueOrDefault(name);

    private static FrozenDictionary<string, BuiltIn> In(Dialect dialect) => dialect == Dialect.Standard ? Standard : Strict;

    private static FrozenDictionary<string, BuiltIn> Of(Dialect dialect) => All
        .Select(f => f with { Overloads = [.. f.Overloads.Where(o => o.Only is null || o.Only == dialect)] })
        .Where(f => !f.Overloads.IsEmpty)
        .ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);
}
