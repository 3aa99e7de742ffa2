using Matching.Rules.Packs;

namespace Matching.Engine.Drafts;

/// <summary>One act of putting a version in force. Append-only; each row is chained to the one before it.</summary>
/// <param name="Seq">Place, from 1; 0 before it is stored.</param>
/// <param name="PolicyId">Policy.</param>
/// <param name="Department">Owner of the policy.</param>
/// <param name="Version">Label.</param>
/// <param name="Revision">Revision of that version; 1 for the first text.</param>
/// <param name="EffectiveFrom">First day in force.</param>
/// <param name="PackHash">Identity of the pack.</param>
/// <param name="ContentHash">Identity of text and cases: what the approver signed.</param>
/// <param name="Text">Text of the version.</param>
/// <param name="CasesText">Text of its cases.</param>
/// <param name="DraftId">Draft that it came from.</param>
/// <param name="Author">Account that made the draft.</param>
/// <param name="LastEditor">Account that edited it last.</param>
/// <param name="Approver">Account that approved it; neither of the two.</param>
/// <param name="Supersedes">Identity of the version that was in force on <paramref name="EffectiveFrom"/> before, or null.</param>
/// <param name="CatalogueHash">What the next run pins.</param>
/// <param name="PublishedAt">Instant.</param>
public sealed record Publication(
    long Seq, string PolicyId, string Department, string Version, int Revision, DateOnly EffectiveFrom, string PackHash, string ContentHash,
    string Text, string CasesText, string DraftId, string Author, string LastEditor, string Approver, string? Supersedes,
    string CatalogueHash, DateTimeOffset PublishedAt)
{
    // China has had one time zone without summer time since 1992.
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    /// <summary>What the catalogue needs of it.</summary>
    public PublishedVersion ToVersion() =>
        new(Seq, PolicyId, Version, PackHash, Text, CasesText, DateOnly.FromDateTime(PublishedAt.ToOffset(Shanghai).DateTime));
}
