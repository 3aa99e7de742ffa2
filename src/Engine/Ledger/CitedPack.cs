namespace Matching.Engine.Ledger;

/// <summary>A rule pack that stored decisions cite.</summary>
/// <param name="PolicyId">Policy.</param>
/// <param name="Version">Label.</param>
/// <param name="PackHash">Identity.</param>
public sealed record CitedPack(string PolicyId, string Version, string PackHash);
