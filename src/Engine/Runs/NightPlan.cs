using System.Collections.Immutable;
using Matching.Engine.Ports;

namespace Matching.Engine.Runs;

/// <summary>A claimed run and what is still to be evaluated in it.</summary>
/// <param name="Claim">The right to work on the run; whoever plans it again makes it worthless.</param>
/// <param name="Open">Partitions that are not evaluated yet, ordered by policy and row; empty when the run can be finished.</param>
/// <param name="Partitions">Number of all partitions of the run.</param>
public sealed record NightPlan(RunClaim Claim, ImmutableArray<Partition> Open, int Partitions);
