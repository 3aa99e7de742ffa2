namespace Matching.Rules.Packs;

/// <summary>A version that two people put in force, kept beside the catalogue folder. It adds a version and never changes a policy's terms.</summary>
/// <param name="Seq">Place in the order of publication, from 1.</param>
/// <param name="PolicyId">Policy.</param>
/// <param name="Version">Label.</param>
/// <param name="PackHash">Identity that was signed.</param>
/// <param name="Text">The version's text.</param>
/// <param name="CasesText">Its cases, in the form of <c>cases.yaml</c>.</param>
/// <param name="KnownFrom">Day of the publication in China: what the text itself does not say of when it became known.</param>
public sealed record PublishedVersion(long Seq, string PolicyId, string Version, string PackHash, string Text, string CasesText, DateOnly KnownFrom);
