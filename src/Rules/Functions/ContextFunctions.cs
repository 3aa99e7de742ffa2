using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Values;
using static Matching.Rules.Functions.Make;

namespace Matching.Rules.Functions;

/// <summary>Functions of contexts.</summary>
internal static class ContextFunctions
{
    public static ImmutableArray<BuiltIn> All { get; } =
    [
        new("get value",
        [
            new Overload
            {
                Parameters = [Need("m", FeelType.Any), Need("key", FeelType.String)],
                Result = types => types[0] switch
                {
                    ContextType context => context.Fields.Select(f => f.Value).Aggregate((FeelType?)FeelType.Null, (t, f) => t is null ? null : TypeRules.Unify(t, f)) ?? FeelType.Any,
                    SimpleType { Name: "Any" } => FeelType.Any,
                    _ => null,
                },
                Body = (a, _) => a[0].Kind == ValueKind.Context ? a[0].AsContext[a[1].AsString] : Fault.WrongType,
            },
        ]),
    ];
}
