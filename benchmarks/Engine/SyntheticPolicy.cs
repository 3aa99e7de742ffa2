using System.Collections.Immutable;

namespace Matching.Benchmarks.Engine;

/// <summary>A synthetic policy: all conditions must hold, and of each condition one alternative.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Conditions">Three to six conditions; each has one alternative, some have two.</param>
internal sealed record SyntheticPolicy(string Id, ImmutableArray<ImmutableArray<Atom>> Conditions);
