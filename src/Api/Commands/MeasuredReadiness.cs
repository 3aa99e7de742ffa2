using System.Collections.Immutable;
using Matching.Engine.Readiness;

namespace Matching.Api.Commands;

/// <summary>What the conditions of a version do on a snapshot.</summary>
/// <param name="Effects">Condition by condition.</param>
/// <param name="Units">Units judged.</param>
/// <param name="Eligible">Eligible under the whole version.</param>
/// <param name="Undetermined">Not decided under the whole version.</param>
public sealed record MeasuredReadiness(ImmutableArray<ConditionEffect> Effects, int Units, int Eligible, int Undetermined)
{
    /// <summary>From what the engine measured.</summary>
    public MeasuredReadiness((ImmutableArray<ConditionEffect> Effects, int Units, int Eligible, int Undetermined) measured)
        : this(measured.Effects, measured.Units, measured.Eligible, measured.Undetermined)
    {
    }
}
