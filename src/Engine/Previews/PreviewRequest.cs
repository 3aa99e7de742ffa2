using Matching.Engine.Populations;
using Matching.Rules.Packs;

namespace Matching.Engine.Previews;

/// <summary>What to compare.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Draft">The version that might come; judged as if in force, whatever its period.</param>
/// <param name="Against">The version to compare with; null where none is in force, and nobody has a right.</param>
/// <param name="Snapshot">Facts.</param>
/// <param name="AsOf">Date on which both are applied; not before the snapshot's.</param>
public sealed record PreviewRequest(Policy Policy, RulePack Draft, RulePack? Against, Snapshot Snapshot, DateOnly AsOf);
