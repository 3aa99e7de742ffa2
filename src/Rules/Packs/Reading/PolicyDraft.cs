using System.Collections.Immutable;
using Matching.Rules.Diagnostics;

namespace Matching.Rules.Packs.Reading;

/// <summary>A policy as read from its folder, before its exclusions are held against the other policies.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="ExclusionPlaces">Where each exclusion stands, in the order of the policy's exclusions.</param>
/// <param name="Cases">Its cases.</param>
/// <param name="Place">Where its terms stand.</param>
internal sealed record PolicyDraft(Policy Policy, ImmutableArray<FilePlace> ExclusionPlaces, ImmutableArray<Case> Cases, FilePlace Place);
