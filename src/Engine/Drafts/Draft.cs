using Matching.Rules.Packs.Reading;

namespace Matching.Engine.Drafts;

/// <summary>A version that somebody is writing. Its text is kept whatever it says, also when it cannot be read.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="PolicyId">Policy that the version is for.</param>
/// <param name="Department">Owner of the policy.</param>
/// <param name="BaseVersion">Label of the version that it was copied from.</param>
/// <param name="BaseHash">Identity of that version.</param>
/// <param name="Text">Text of the version.</param>
/// <param name="CasesText">Text of its cases.</param>
/// <param name="RowVersion">Counts every change, from 1; what an editor must have seen last.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Author">Account that made it.</param>
/// <param name="LastEditor">Account that changed its text last.</param>
/// <param name="Reason">Why it was sent back, or null.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="UpdatedAt">When it changed last.</param>
public sealed record Draft(
    string Id, string PolicyId, string Department, string BaseVersion, string BaseHash, string Text, string CasesText, long RowVersion,
    DraftState State, string Author, string LastEditor, string? Reason, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    /// <summary>SHA-256 over policy, text and cases: what an approval signs.</summary>
    public string ContentHash => HashOf(PolicyId, Text, CasesText);

    /// <summary>Whether its text may still change.</summary>
    public bool IsOpen => State is DraftState.Editing or DraftState.Submitted or DraftState.Rejected;

    /// <summary>The hash of a content.</summary>
    public static string HashOf(string policyId, string text, string casesText) =>
        new CanonicalText("draft/1").Add("policy", policyId).Add("text", text).Add("cases", casesText).Hash();
}
