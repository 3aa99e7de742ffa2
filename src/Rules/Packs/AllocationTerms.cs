using System.Collections.Immutable;

namespace Matching.Rules.Packs;

/// <summary>What several policies share when rights are given out: the groups and caps of a catalogue's <c>allocation.yaml</c>.</summary>
/// <param name="Groups">Groups of policies of which a bearer keeps one.</param>
/// <param name="Caps">Most that the policies of a set pay together.</param>
public sealed record AllocationTerms(ImmutableArray<ExclusionGroup> Groups, ImmutableArray<BenefitCap> Caps)
{
    /// <summary>No groups and no caps.</summary>
    public static AllocationTerms None { get; } = new([], []);
}

/// <summary>Three or more policies of which a bearer keeps one: each pair of them excludes each other on the same terms.</summary>
/// <param name="Id">Identifier, unique in the catalogue.</param>
/// <param name="Name">Name that recipients read.</param>
/// <param name="Members">Identifiers of the policies.</param>
/// <param name="Scope">What the exclusion is keyed on.</param>
/// <param name="SameCycle">True when it holds only within the same cycle.</param>
/// <param name="Keep">Which one is kept.</param>
/// <param name="Reference">Document that says so.</param>
public sealed record ExclusionGroup(
    string Id, LocalizedText Name, ImmutableArray<string> Members, ExclusionScope Scope, bool SameCycle, ExclusionKeep Keep, string Reference);

/// <summary>The most that a set of policies pays together to one bearer in one period.</summary>
/// <param name="Id">Identifier, unique in the catalogue.</param>
/// <param name="Name">Name that recipients read.</param>
/// <param name="Members">Identifiers of the policies; paid ones only.</param>
/// <param name="Scope">Whose total it is: the subject's or the household's.</param>
/// <param name="PerYear">True for a calendar year; false for one cycle, which all members then share.</param>
/// <param name="Amount">Amount in yuan.</param>
/// <param name="Reference">Document that says so.</param>
public sealed record BenefitCap(
    string Id, LocalizedText Name, ImmutableArray<string> Members, ExclusionScope Scope, bool PerYear, decimal Amount, string Reference);
