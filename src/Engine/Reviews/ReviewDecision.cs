namespace Matching.Engine.Reviews;

/// <summary>A decision on one right in review.</summary>
/// <param name="EntitlementId">The right.</param>
/// <param name="Action">What is decided.</param>
/// <param name="Reason">Why, for the record and for the recipient of a refusal; may be empty for a release.</param>
/// <param name="Actor">Identifier of the account that decides.</param>
/// <param name="Stamp">The <see cref="ReviewItem.Stamp"/> that the decision was made on.</param>
public sealed record ReviewDecision(string EntitlementId, ReviewAction Action, string Reason, string Actor, string Stamp);
