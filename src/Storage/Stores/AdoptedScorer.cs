namespace Matching.Storage.Stores;

/// <summary>A model that was adopted.</summary>
/// <param name="Sha256">Digest of its bytes, lower-case hexadecimal.</param>
/// <param name="Card">Its model card as JSON.</param>
/// <param name="AdoptedBy">Who adopted it.</param>
/// <param name="AdoptedAt">When.</param>
public sealed record AdoptedScorer(string Sha256, string Card, string AdoptedBy, DateTimeOffset AdoptedAt);
