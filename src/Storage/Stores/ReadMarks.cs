namespace Matching.Storage.Stores;

/// <summary>Marks messages as read by their recipients.</summary>
/// <param name="database">The database.</param>
public sealed class ReadMarks(Database database)
{
    /// <summary>Marks a message as read; one that was read before, or is somebody else's, stays as it is.</summary>
    /// <returns>True when it was unread until now.</returns>
    public bool Mark(string recipient, string messageId, DateTimeOffset at) => database.Write("message-read", transaction =>
        new WriteScope(database.Dialect, transaction).Execute(
            "UPDATE notification SET read_at = @At WHERE id = @Id AND recipient = @Recipient AND read_at IS NULL",
            new { Id = messageId, Recipient = recipient, At = Stored.Of(at) }) == 1);
}
