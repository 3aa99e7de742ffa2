using Matching.Engine.Entitlements;

namespace Matching.Engine.Reviews;

/// <summary>A right in review as a reviewer sees it.</summary>
/// <param name="Right">Policy, subject, item, cycle, amount, reason code and reason.</param>
/// <param name="Score">Probability, 0 to 1 with six places, that an audit would uphold it; null where no scorer knew it.</param>
/// <param name="NeedsTwo">Whether two different people must decide.</param>
/// <param name="Proposal">What a first person proposed on it as it is now, or null.</param>
/// <param name="Stamp">What it says now, as a short text; a decision names the stamp that it was made on.</param>
public sealed record ReviewItem(Entitlement Right, decimal? Score, bool NeedsTwo, Proposal? Proposal, string Stamp);
