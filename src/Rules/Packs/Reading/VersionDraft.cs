using Matching.Rules.Diagnostics;

namespace Matching.Rules.Packs.Reading;

/// <summary>A version with the place of its period, for findings about neighbours.</summary>
/// <param name="Pack">The version.</param>
/// <param name="EffectivePlace">Where its period stands.</param>
internal sealed record VersionDraft(RulePack Pack, FilePlace EffectivePlace);
