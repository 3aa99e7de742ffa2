namespace Matching.Engine.Ports;

/// <summary>The recipients' inboxes in the portal.</summary>
public interface IPortalInbox
{
    /// <summary>Shows notifications to their recipients from now on; those that are shown already stay as they are.</summary>
    /// <returns>Those of the identifiers that are notifications.</returns>
    IReadOnlySet<string> Show(IReadOnlyCollection<string> notificationIds, DateTimeOffset at);
}
