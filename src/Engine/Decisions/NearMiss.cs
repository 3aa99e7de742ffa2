using System.Collections.Immutable;
using Matching.Rules.Distances;

namespace Matching.Engine.Decisions;

/// <summary>A condition that is not true, and how far it is from that.</summary>
/// <param name="ConditionId">The condition.</param>
/// <param name="Kind">Why it is not true.</param>
/// <param name="Gaps">What it lacks: every one of these is needed.</param>
/// <param name="MetOn">
/// The first day within a year on which it is true by nothing but time, were all facts to stay as they are and this version in force;
/// null where there is none, and where it was not looked for: time is asked of the nearest condition only.
/// </param>
public sealed record NearMiss(string ConditionId, NearMissKind Kind, ImmutableArray<Gap> Gaps, DateOnly? MetOn)
{
    /// <summary>Whether somebody or time can bring what is needed within a year.</summary>
    public bool IsWithinReach => Kind != NearMissKind.Fixed || MetOn is not null;
}
