namespace Matching.Engine.Drafts;

/// <summary>Where a draft stands.</summary>
public enum DraftState
{
    /// <summary>Being written.</summary>
    Editing,

    /// <summary>Shown to a second person for approval.</summary>
    Submitted,

    /// <summary>Sent back with a reason; saving it again makes it <see cref="Editing"/>.</summary>
    Rejected,

    /// <summary>In the catalogue; never edited again.</summary>
    Published,

    /// <summary>Given up by its author; kept, never edited again.</summary>
    Withdrawn,
}
