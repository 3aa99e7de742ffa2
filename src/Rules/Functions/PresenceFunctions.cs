using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Values;
using static Matching.Rules.Functions.Make;

namespace Matching.Rules.Functions;

/// <summary>The only functions that turn unknown into true or false, and not.</summary>
internal static class PresenceFunctions
{
    public static ImmutableArray<BuiltIn> All { get; } =
    [
        new("is known", [Overload(FeelType.Boolean, [Need("value", FeelType.Any)], a => Value.Of(!a[0].IsUnknown)) with { SeesUnknown = true }]),
        new("is unknown", [Overload(FeelType.Boolean, [Need("value", FeelType.Any)], a => Value.Of(a[0].IsUnknown)) with { SeesUnknown = true }]),
        new("not", [Overload(FeelType.Boolean, [Need("negand", FeelType.Boolean)], a => Logic.Not(a[0])) with { SeesUnknown = true }]),
    ];
}
