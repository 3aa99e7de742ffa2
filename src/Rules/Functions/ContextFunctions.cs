using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Values;
using static Matching.Rules.Functions.Make;

namespace Matching.Rules.Functions;

/// <summary>Functions of contexts (DMN 1.5, table 80).</summary>
internal static class ContextFunctions
{
    private static readonly FeelType Keys = new ListType(FeelType.String);
    private static readonly FeelType Entry = new ContextType([new("key", FeelType.String), new("value", FeelType.Any)]);

    public static ImmutableArray<BuiltIn> All { get; } =
    [
        new("get value", [.. from name in new[] { "m", "context" } from overload in Get(name) select overload]),
        new("get entries", [Entries("m"), Entries("context")]),
        Function("context", FeelType.Any, [Need("entries", AnyList)], a => OfEntries(a[0].AsList)),
        new("context put",
        [
            Overload(FeelType.Any, [Need("context", AnyContext), Need("key", FeelType.String), NeedOrNull("value", FeelType.Any)],
                (a, budget) => Put(a[0], [a[1]], a[2], budget)),
            Overload(FeelType.Any, [Need("context", AnyContext), Need("keys", Keys), NeedOrNull("value", FeelType.Any)],
                (a, budget) => Put(a[0], a[1].AsList, a[2], budget)),
        ]),
        Function("context merge", FeelType.Any, [Need("contexts", AnyList)], a => Merge(a[0].AsList)),
    ];

    private static ImmutableArray<Overload> Get(string context) =>
    [
        Overload(
            types => types[0] switch
            {
                ContextType one => one.Fields.Select(f => f.Value).Aggregate((FeelType?)FeelType.Null, (t, f) => t is null ? null : TypeRules.Unify(t, f)) ?? FeelType.Any,
                SimpleType { Name: "Any" } => FeelType.Any,
                _ => null,
            },
            [Need(context, AnyContext), Need("key", FeelType.String)],
            (a, _) => a[0].AsContext[a[1].AsString]),
        Overload(FeelType.Any, [Need(context, AnyContext), Need("keys", Keys)], (a, budget) => Reach(a[0], a[1].AsList, budget)),
    ];

    private static Overload Entries(string context) =>
        Overload(new ListType(Entry), [Need(context, AnyContext)], (a, budget) => EntriesOf(a[0].AsContext, budget));

    /// <summary>The value at the end of a path; null where an entry on the way is missing or has no entries.</summary>
    private static Value Reach(Value from, ImmutableArray<Value> keys, Budget budget)
    {
        if (keys.IsEmpty || keys.Any(k => k.Kind != ValueKind.String))
        {
            return keys.IsEmpty ? Fault.EmptyList : Fault.WrongType;
        }

        foreach (var key in keys)
        {
            if (from.Kind != ValueKind.Context)
            {
                return Value.Null;
            }

            budget.Charge(from.AsContext.Entries.Length);
            from = from.AsContext[key.AsString];
        }

        return from;
    }

    private static Value EntriesOf(FeelContext context, Budget budget)
    {
        Budget.CheckList(context.Entries.Length);
        budget.Charge(context.Entries.Length);
        return Value.Of([.. context.Entries.Select(e => Value.Of(new FeelContext([new("key", Value.Of(e.Key)), new("value", e.Value)])))]);
    }

    private static Value OfEntries(ImmutableArray<Value> entries)
    {
        var made = ImmutableArray.CreateBuilder<KeyValuePair<string, Value>>(entries.Length);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (entry.Kind != ValueKind.Context || entry.AsContext["key"] is not { Kind: ValueKind.String } key
                || !entry.AsContext.Entries.Any(e => e.Key == "value"))
            {
                return Fault.WrongType;
            }

            if (!keys.Add(key.AsString))
            {
                return Fault.DuplicateKey;
            }

            made.Add(new(key.AsString, entry.AsContext["value"]));
        }

        return Value.Of(new FeelContext(made.ToImmutable()));
    }

    /// <summary>The context with a value at the end of a path, whose contexts on the way must exist.</summary>
    private static Value Put(Value context, ImmutableArray<Value> keys, Value value, Budget budget)
    {
        var path = new Stack<(FeelContext Context, string Key)>();
        foreach (var key in keys)
        {
            if (context.Kind != ValueKind.Context || key.Kind != ValueKind.String)
            {
                return context.Kind == ValueKind.Null ? Fault.NullOperand : Fault.WrongType;
            }

            budget.Charge(context.AsContext.Entries.Length);
            path.Push((context.AsContext, key.AsString));
            context = context.AsContext[key.AsString];
        }

        if (path.Count == 0)
        {
            return Fault.EmptyList;
        }

        while (path.TryPop(out var step))
        {
            value = Value.Of(With(step.Context, step.Key, value));
        }

        return value;
    }

    private static FeelContext With(FeelContext context, string key, Value value)
    {
        Budget.CheckList(context.Entries.Length + 1);
        var at = context.Entries.ToList().FindIndex(e => e.Key == key);
        var entry = KeyValuePair.Create(key, value);
        return new(at < 0 ? context.Entries.Add(entry) : context.Entries.SetItem(at, entry));
    }

    private static Value Merge(ImmutableArray<Value> contexts)
    {
        if (contexts.Any(c => c.Kind != ValueKind.Context))
        {
            return Fault.WrongType;
        }

        Budget.CheckList((int)Math.Min(contexts.Sum(c => (long)c.AsContext.Entries.Length), int.MaxValue));
        var order = new List<string>();
        var merged = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var entry in contexts.SelectMany(c => c.AsContext.Entries))
        {
            if (!merged.ContainsKey(entry.Key))
            {
                order.Add(entry.Key);
            }

            merged[entry.Key] = entry.Value;
        }

        return Value.Of(new FeelContext([.. order.Select(key => KeyValuePair.Create(key, merged[key]))]));
    }
}
