using System.Collections.Immutable;

namespace Matching.Engine.Ports;

/// <summary>Messages that were written in the transaction of what they tell about, and wait to be sent.</summary>
public interface IOutbox
{
    /// <summary>Takes due messages of a topic, oldest first, so that nobody else takes them until the lease ends.</summary>
    /// <param name="topic">Topic.</param>
    /// <param name="most">Most messages to take, at least 1.</param>
    /// <param name="owner">Name of this lease; never used for another one.</param>
    /// <param name="now">Instant.</param>
    /// <param name="length">How long the lease holds.</param>
    OutboxLease Take(string topic, int most, string owner, DateTimeOffset now, TimeSpan length);

    /// <summary>Records in one transaction what became of the messages of a lease; those without a result are free again at once.</summary>
    /// <param name="lease">The lease.</param>
    /// <param name="results">Results. Those of messages that another lease has taken since are left out.</param>
    /// <param name="at">Instant.</param>
    /// <returns>Number of messages recorded as sent.</returns>
    int Settle(OutboxLease lease, IReadOnlyCollection<OutboxResult> results, DateTimeOffset at);

    /// <summary>Lets a dead letter be sent again, with its attempts counted anew. Who did it is logged.</summary>
    /// <returns>False when there is no such dead letter.</returns>
    bool Replay(string id, string actor, DateTimeOffset at);

    /// <summary>Lets all dead letters of a topic be sent again. Who did it is logged.</summary>
    /// <returns>Number of letters.</returns>
    int ReplayAll(string topic, string actor, DateTimeOffset at);
}

/// <summary>Messages that one sender may send, for a while.</summary>
/// <param name="Owner">Name of the lease.</param>
/// <param name="Until">When it ends.</param>
/// <param name="Messages">Messages, oldest first; at most one for each lane.</param>
public sealed record OutboxLease(string Owner, DateTimeOffset Until, ImmutableArray<OutboundMessage> Messages);

/// <summary>What became of a message.</summary>
/// <param name="Id">Identifier.</param>
/// <param name="Fate">What follows.</param>
/// <param name="Reason">Why it was not sent; null when it was.</param>
/// <param name="Next">When to try again; null unless it is tried again.</param>
public sealed record OutboxResult(string Id, OutboxFate Fate, string? Reason, DateTimeOffset? Next);

/// <summary>What follows from an attempt.</summary>
public enum OutboxFate
{
    /// <summary>Sent; nothing follows.</summary>
    Sent,

    /// <summary>Tried again later.</summary>
    Later,

    /// <summary>Given up: a dead letter until somebody replays it.</summary>
    Dead,
}
