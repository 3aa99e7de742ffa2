using System.Collections.Immutable;
using Matching.Rules;

namespace Matching.Engine.Decisions;

/// <summary>What the traces of one version have in common: its conditions in words, and the tags that they and its amounts read.</summary>
/// <param name="PolicyId">Policy.</param>
/// <param name="Version">Rule pack label.</param>
/// <param name="PackHash">Content hash of the rule pack.</param>
/// <param name="Conditions">All were true of whoever was matched.</param>
/// <param name="Amount">Positions in <paramref name="Tags"/> of what the amounts read.</param>
/// <param name="Tags">What was read, in the order of a trace's values.</param>
public sealed record TraceContent(
    string PolicyId, string Version, string PackHash, ImmutableArray<TraceCondition> Conditions, ImmutableArray<int> Amount, ImmutableArray<TraceTag> Tags);

/// <summary>A condition in words.</summary>
/// <param name="Id">Identifier in the rule pack.</param>
/// <param name="Text">The clause.</param>
/// <param name="Reference">Title and number of the document that it rests on, as <c>title（number）</c>; null when the pack names none.</param>
/// <param name="Verified">Whether number and text were checked against the original; null without a reference.</param>
/// <param name="Reads">Positions of the tags that it reads.</param>
public sealed record TraceCondition(string Id, LocalizedText Text, string? Reference, bool? Verified, ImmutableArray<int> Reads);

/// <summary>A tag that was read.</summary>
/// <param name="Name">Name.</param>
/// <param name="Unit">Unit, or null.</param>
/// <param name="Reads">Positions of the tags that its formula reads; empty without one.</param>
public sealed record TraceTag(string Name, string? Unit, ImmutableArray<int> Reads);
