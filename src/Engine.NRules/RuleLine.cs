using Matching.Rules.Packs;

namespace Matching.Engine.NRules;

/// <summary>One version of a policy as a rule of the network.</summary>
/// <param name="Pack">Position of the policy among those of the network.</param>
/// <param name="Version">The version.</param>
/// <param name="View">Number of the view whose profiles it judges.</param>
/// <param name="Conditions">Numbers of its conditions: those that most rules share come first.</param>
internal sealed record RuleLine(int Pack, RulePack Version, int View, int[] Conditions);
