using System.Collections.Immutable;
using Matching.Rules.Values;

namespace Matching.Engine.Decisions;

/// <summary>Why values are unknown: the tags to fetch, and computations that failed although nothing was missing.</summary>
/// <param name="Tags">Names of tags, sorted by code unit.</param>
/// <param name="Faults">Words of <see cref="Fault"/>, sorted by code unit.</param>
public readonly record struct UnknownCauses(ImmutableSortedSet<string> Tags, ImmutableSortedSet<string> Faults)
{
    private static readonly ImmutableSortedSet<string> Nothing = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    /// <summary>No cause.</summary>
    public static UnknownCauses None { get; } = new(Nothing, Nothing);

    /// <summary>These causes and those of a further value; a known value adds none.</summary>
    public UnknownCauses With(Value value)
    {
        var causes = value.Causes;
        if (causes.IsEmpty)
        {
            return this;
        }

        // Almost every value is unknown for want of tags only, and then the set is shared.
        return causes.Any(Fault.Is)
            ? new UnknownCauses(Tags.Union(causes.Where(c => !Fault.Is(c))), Faults.Union(causes.Where(Fault.Is)))
            : this with { Tags = Tags.IsEmpty ? causes : Tags.Union(causes) };
    }

    /// <summary>The first fault in words, or null.</summary>
    public string? FaultWords => Faults.IsEmpty ? null : Faults[0][1..];
}
