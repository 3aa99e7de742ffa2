using Matching.Engine.Drafts;

namespace Matching.Engine.Ports;

/// <summary>Drafts of versions. Every change writes its audit entry in the same transaction.</summary>
public interface IDraftStore
{
    /// <summary>A draft, or null.</summary>
    Draft? Find(string id);

    /// <summary>All drafts, the newest change first.</summary>
    IReadOnlyList<Draft> All();

    /// <summary>Keeps a new draft; with an identifier that is taken, nothing is changed and the stored draft is returned.</summary>
    Draft Add(Draft draft);

    /// <summary>Saves a text over the row that its editor saw, and takes it back from approval.</summary>
    /// <param name="draft">The draft as its editor saw it.</param>
    /// <param name="text">Text of the version.</param>
    /// <param name="casesText">Text of its cases.</param>
    /// <param name="editor">Account.</param>
    /// <param name="at">Instant.</param>
    /// <returns>False when the draft was changed or closed since.</returns>
    bool Save(Draft draft, string text, string casesText, string editor, DateTimeOffset at);

    /// <summary>Moves an unchanged draft from one state to another.</summary>
    /// <param name="draft">The draft as the actor saw it.</param>
    /// <param name="to">New state.</param>
    /// <param name="actor">Account.</param>
    /// <param name="reason">Reason, or null.</param>
    /// <param name="at">Instant.</param>
    /// <returns>False when the draft was changed since.</returns>
    bool Move(Draft draft, DraftState to, string actor, string? reason, DateTimeOffset at);

    /// <summary>Closes the draft and appends its publication, in one transaction.</summary>
    /// <param name="draft">The submitted draft that was checked.</param>
    /// <param name="publication">The publication, its place not yet given.</param>
    /// <param name="after">Number of publications against which it was checked.</param>
    /// <param name="nightGuard">Whether a night on or after its first day forbids it.</param>
    PublishOutcome Publish(Draft draft, Publication publication, long after, bool nightGuard);

    /// <summary>Writes down an act that was refused.</summary>
    void Note(Draft draft, string actor, string action, string detail, DateTimeOffset at);
}

/// <summary>What came of the transaction that publishes.</summary>
public enum PublishOutcome
{
    /// <summary>Published.</summary>
    Done,

    /// <summary>The draft is no longer the submitted text that was checked, or the approver wrote part of it.</summary>
    DraftMoved,

    /// <summary>Another version was published since the check.</summary>
    CatalogueMoved,

    /// <summary>A night on or after its first day was begun since the check.</summary>
    NightMoved,
}
