using System.Collections.Immutable;
using Matching.Rules;
using Matching.Rules.Packs;

namespace Matching.Engine.Mutation;

/// <summary>What became of a mutant.</summary>
public enum MutantFate
{
    /// <summary>A case fails on it.</summary>
    Killed,

    /// <summary>No case fails, and no boundary profile shows a difference.</summary>
    Equivalent,

    /// <summary>A profile shows a difference, and the pack says why no case does.</summary>
    Explained,

    /// <summary>A profile shows a difference that no case looks at.</summary>
    Survived,
}

/// <summary>One mutant and what became of it.</summary>
/// <param name="Id">Its name, as a note in <c>survivors</c> quotes it.</param>
/// <param name="Fate">What became of it.</param>
/// <param name="KilledBy">The first case that fails on it, or null.</param>
/// <param name="Because">The explanation in the pack, or null.</param>
/// <param name="Witness">A profile on which rule and mutant differ, as a case without its source; null where none is known.</param>
/// <param name="MutantSays">What the mutant gives for the witness, or null.</param>
public sealed record MutantResult(string Id, MutantFate Fate, string? KilledBy, LocalizedText? Because, string? Witness, string? MutantSays);

/// <summary>What the mutation of one version, or of the shared tags, showed.</summary>
/// <param name="Owner">Policy, or the dictionary's file name.</param>
/// <param name="Version">Version, or the tag.</param>
/// <param name="Results">The mutants in the order of the file.</param>
/// <param name="Refused">Changes that the compiler refused; no mutants.</param>
/// <param name="FailingCases">Cases that fail on the rule itself and so kill nothing.</param>
/// <param name="Stale">Notes whose mutant does not exist, or does not survive any more.</param>
public sealed record MutationReport(
    string Owner, string Version, ImmutableArray<MutantResult> Results, int Refused, ImmutableArray<string> FailingCases, ImmutableArray<SurvivorNote> Stale)
{
    /// <summary>Number of mutants with a fate.</summary>
    public int Count(MutantFate fate) => Results.Count(r => r.Fate == fate);
}
