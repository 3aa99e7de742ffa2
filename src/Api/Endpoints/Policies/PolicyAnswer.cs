using System.Collections.Immutable;
using Matching.Api.Endpoints.Officer;

namespace Matching.Api.Endpoints.Policies;

/// <summary>A policy with how it changed.</summary>
/// <param name="Policy">The policy and its versions.</param>
/// <param name="Authority">Issuing authority.</param>
/// <param name="Mode"><c>without-application</c>, <c>on-application</c>, <c>within-time</c>; null where no version is in force.</param>
/// <param name="Changes">What differs from each version to the next, in the language of the request.</param>
public sealed record PolicyAnswer(PolicyView Policy, string Authority, string? Mode, ImmutableArray<VersionChange> Changes);

/// <summary>What differs between two versions that follow each other.</summary>
/// <param name="From">Label of the earlier version.</param>
/// <param name="To">Label of the later one.</param>
/// <param name="PackHash">Identity of the later one.</param>
/// <param name="Differences">Sentences.</param>
public sealed record VersionChange(string From, string To, string PackHash, ImmutableArray<string> Differences);
