using System.Collections.Immutable;
using Matching.Rules;

namespace Matching.Engine.Entitlements;

/// <summary>One condition that was met, as a recipient reads it.</summary>
/// <param name="Condition">The clause in words.</param>
/// <param name="Reference">Title and number of the document that it rests on, as <c>title（number）</c>; null when the pack names none.</param>
/// <param name="ReferenceVerified">Whether number and text were checked against the original; null without a reference.</param>
/// <param name="Facts">The facts that it read, each computed one followed by those that it was computed from.</param>
public sealed record NotificationReason(
    LocalizedText Condition, string? Reference, bool? ReferenceVerified, ImmutableArray<ReasonFact> Facts);

/// <summary>A fact that a condition read.</summary>
/// <param name="Tag">Name of the tag.</param>
/// <param name="Value">The value as explanations print it; <c>未知</c> when it is not known.</param>
/// <param name="Unit">Unit, or null.</param>
/// <param name="SourceId">Source that states it, or the reference of a figure of the catalogue; null where there is none.</param>
/// <param name="AsOf">Date as of which the source states it, or null.</param>
/// <param name="Origin">Name of a <see cref="Decisions.FactOriginKind"/>.</param>
public sealed record ReasonFact(string Tag, string Value, string? Unit, string? SourceId, DateOnly? AsOf, string Origin);
