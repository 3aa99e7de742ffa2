using Matching.Api.Composition;
using Matching.Api.Security;
using Matching.Engine.Entitlements;
using Matching.Engine.Populations;
using Matching.Storage.Stores;
using Matching.Storage.Views;

namespace Matching.Api.Recipients;

/// <summary>What the signed-in recipient may read and do: everything is bound to the one key of the account.</summary>
/// <param name="user">The account behind the request.</param>
/// <param name="workspace">The open workspace.</param>
public sealed class MyRecords(CurrentUser user, Workspace workspace)
{
    private readonly MessageView messages = new(workspace.Database);
    private readonly RightView rights = new(workspace.Database);

    /// <summary>Pseudonymous key of the recipient.</summary>
    /// <exception cref="InvalidOperationException">The account is no recipient's; the route lacks its authorization.</exception>
    public string Key => user.Recipient ?? throw new InvalidOperationException("the account has no subject of its own");

    /// <summary>Messages, newest first.</summary>
    public ListPage<Message> Messages(PageCursor after, int size) => messages.Page(Key, after, size);

    /// <summary>One message, or null.</summary>
    public Message? Message(string id) => messages.Find(Key, id);

    /// <summary>Messages about one right.</summary>
    public IReadOnlyList<Message> MessagesAbout(string rightId) => messages.About(Key, rightId);

    /// <summary>How many messages were not opened.</summary>
    public long CountUnread() => messages.CountUnread(Key);

    /// <summary>Marks a message as read.</summary>
    public void MarkRead(string messageId) => new ReadMarks(workspace.Database).Mark(Key, messageId, workspace.Clock.GetUtcNow());

    /// <summary>Rights, newest first.</summary>
    public ListPage<Right> Rights(PageCursor after, int size, IReadOnlyCollection<EntitlementState>? states = null) => rights.Page(Key, after, size, states);

    /// <summary>One right, or null.</summary>
    public Right? Right(string id) => rights.Find(Key, id);

    /// <summary>What happened to a right.</summary>
    public IReadOnlyList<RightEvent> HistoryOf(string rightId) => rights.HistoryOf(Key, rightId);

    /// <summary>Payments of a right.</summary>
    public IReadOnlyList<RightPayment> PaymentsOf(string rightId) => rights.PaymentsOf(Key, rightId);

    /// <summary>Confirms or refuses a right.</summary>
    /// <param name="rightId">The right.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="revision">Place of the newest event that was shown.</param>
    /// <param name="requestKey">The caller's key of the request, or null.</param>
    public AnswerResult Give(string rightId, RecipientAnswer answer, long revision, string? requestKey = null) =>
        new RecipientAnswers(workspace.Database).Give(new RecipientRequest(Key, rightId, answer, revision, user.Id, requestKey), workspace.Clock.GetUtcNow());

    /// <summary>The name to greet with: an enterprise's own, of a person the family name only; null when it is not known.</summary>
    public string? Name() => workspace.Identities.Find(Key) switch
    {
        { Kind: UnitKind.Enterprise, Name: { } name } => name,
        { Name: { Length: > 0 } name } => name[..1] + "**",
        _ => null,
    };
}
