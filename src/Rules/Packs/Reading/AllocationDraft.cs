using System.Collections.Immutable;
using Matching.Rules.Packs.Yaml;

namespace Matching.Rules.Packs.Reading;

/// <summary>The groups and caps as read, before they are held against the policies.</summary>
/// <param name="Groups">Groups with the places of their members.</param>
/// <param name="Caps">Caps with the places of their members.</param>
internal sealed record AllocationDraft(
    ImmutableArray<(ExclusionGroup Group, ImmutableArray<YamlScalar> Members)> Groups, ImmutableArray<(BenefitCap Cap, ImmutableArray<YamlScalar> Members)> Caps)
{
    public static AllocationDraft Empty { get; } = new([], []);

    /// <summary>The terms without their places.</summary>
    public AllocationTerms ToTerms() => Groups.IsEmpty && Caps.IsEmpty
        ? AllocationTerms.None
        : new AllocationTerms([.. Groups.Select(g => g.Group)], [.. Caps.Select(c => c.Cap)]);
}
