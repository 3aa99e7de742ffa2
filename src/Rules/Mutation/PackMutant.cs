using System.Collections.Immutable;
using Matching.Rules.Packs;

namespace Matching.Rules.Mutation;

/// <summary>A version with one small mistake in it, compiled like any other.</summary>
/// <param name="Id">Stable name: where, the piece before and after. What a note in <c>survivors</c> quotes.</param>
/// <param name="Pack">The version with the mistake.</param>
public sealed record PackMutant(string Id, RulePack Pack);

/// <summary>The mutants of a version.</summary>
/// <param name="Mutants">Those that compile, in the order of the file.</param>
/// <param name="Refused">Number of changes that the compiler refuses: mistakes of which no case need warn.</param>
public sealed record PackMutantSet(ImmutableArray<PackMutant> Mutants, int Refused);
