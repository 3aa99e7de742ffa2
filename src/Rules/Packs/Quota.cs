namespace Matching.Rules.Packs;

/// <summary>Number of places that a policy has in one cycle.</summary>
/// <param name="Places">Places, at least 1.</param>
/// <param name="Assumed">True when no published figure exists and the number is an assumption of the catalogue.</param>
public sealed record Quota(int Places, bool Assumed);
