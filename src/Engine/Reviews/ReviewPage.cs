using System.Collections.Immutable;

namespace Matching.Engine.Reviews;

/// <summary>Rights in review, the least likely first, those without a score last; then by identifier.</summary>
/// <param name="Items">The rights.</param>
/// <param name="Next">Cursor of the next page, or null when this is the last.</param>
public sealed record ReviewPage(ImmutableArray<ReviewItem> Items, string? Next);
