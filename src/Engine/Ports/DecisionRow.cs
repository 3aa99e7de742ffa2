using Matching.Engine.Decisions;

namespace Matching.Engine.Ports;

/// <summary>A decision to be stored.</summary>
/// <param name="Decision">What was decided.</param>
/// <param name="Revision">From 1: a greater one replaces those of the same run.</param>
/// <param name="Trace">Why, for a match; null for what is refused or undetermined.</param>
public sealed record DecisionRow(Decision Decision, int Revision, MatchTrace? Trace = null);
