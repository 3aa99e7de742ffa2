using System.Collections.Immutable;
using Matching.Rules.Packs;

namespace Matching.Engine.NRules;

/// <summary>Which rules look at a unit through the same profile: all that go by the same kind of reference date, or one policy whose units have dates of their own.</summary>
/// <param name="Reference">The reference date.</param>
/// <param name="Policy">The policy whose units have dates of their own; null for the others.</param>
/// <param name="Newest">The version that judges units whose date is unknown or lies outside all versions; null for the others.</param>
/// <param name="Numbers">
/// Numbers that rules know the view by: one for each version of <paramref name="Policy"/> by its hash, so that only the version that a
/// unit's date picks judges it; else the one number under the empty text.
/// </param>
internal sealed record NetworkView(ReferenceDate Reference, Policy? Policy, RulePack? Newest, ImmutableDictionary<string, int> Numbers);
