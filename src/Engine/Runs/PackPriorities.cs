using System.Collections.Immutable;
using Matching.Engine.Decisions;
using Matching.Engine.Entitlements;
using Matching.Engine.Populations;
using Matching.Engine.Tags;
using Matching.Rules.Packs;
using Matching.Rules.Values;

namespace Matching.Engine.Runs;

/// <summary>Reads the order of policies that are bound in a dictionary's scope, on the facts of a night. Safe for use by several threads.</summary>
/// <param name="tags">The dictionary.</param>
public sealed class PackPriorities(TagDictionary tags) : IPriorities
{
    /// <inheritdoc/>
    public IReadOnlyList<ImmutableArray<decimal?>> Of(Policy policy, Snapshot snapshot, DateOnly asOf, IReadOnlyList<Entitlement> rights)
    {
        var kind = Units.KindOf(policy);
        var plan = new FramePlan(tags, policy.Priority.Select(k => k.By));
        var facts = new SnapshotFacts(plan, snapshot, kind, asOf);
        var filler = new FrameFiller(plan, policy.Reference.On(asOf), defaults: true, kind == UnitKind.Child);

        // The amount stands in the slot after those of the dictionary.
        var frame = new Value[tags.Scope.SlotCount + 1];
        var steps = new List<ImmutableArray<decimal?>>(rights.Count);
        foreach (var right in rights)
        {
            var row = facts.Units.IndexOf(kind == UnitKind.Child ? right.Key.Item : right.Key.Subject);
            if (row < 0)
            {
                steps.Add([.. policy.Priority.Select(_ => (decimal?)null)]);
                continue;
            }

            facts.MoveTo(row);
            filler.Fill(facts, frame, default(ReferencePath));
            frame[^1] = (right.Uncut ?? right.Amount) is { } amount ? Value.Of(amount.ToYuan()) : Value.Unknown(PriorityKey.AmountName);
            steps.Add([.. policy.Priority.Select(k => Step(k, frame))]);
        }

        return steps;
    }

    /// <summary>A number that is smaller for who comes first; unknown, and what has no value, is null.</summary>
    private static decimal? Step(PriorityKey key, Value[] frame)
    {
        var value = key.By.Interpret(frame);
        decimal? number = value.Kind switch
        {
            ValueKind.Number => value.AsNumber,
            ValueKind.Date => value.AsDay,
            ValueKind.Boolean => value.IsTrue ? 1 : 0,
            _ => null,
        };
        return key.LargestFirst ? -number : number;
    }
}
