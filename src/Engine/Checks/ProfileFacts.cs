using System.Collections.Immutable;
using Matching.Engine.Decisions;
using Matching.Rules.Values;

namespace Matching.Engine.Checks;

/// <summary>The tags of a profile as facts; what is given is fresh.</summary>
public sealed class ProfileFacts : UnitFacts
{
    private readonly Value?[] given;

    /// <summary>Facts for a plan.</summary>
    /// <param name="plan">The tags needed.</param>
    /// <param name="values">Values by Chinese name.</param>
    public ProfileFacts(FramePlan plan, ImmutableDictionary<string, Value> values) =>
        given = [.. plan.Tags.Select(t => values.TryGetValue(t.Name, out var value) ? value : default(Value?))];

    private ProfileFacts() => given = [];

    /// <summary>No facts, whatever the plan.</summary>
    internal static ProfileFacts Nothing { get; } = new();

    /// <inheritdoc/>
    public override Value Read(int index) => index < given.Length && given[index] is { } value ? value : default;

    /// <inheritdoc/>
    public override FactOrigin Describe(int index) =>
        new(index < given.Length && given[index] is not null ? FactOriginKind.Given : FactOriginKind.Absent);
}
