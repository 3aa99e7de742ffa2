using Matching.Engine.Entitlements;

namespace Matching.Engine.Ports;

/// <summary>Entitlements with their events, and the notifications that go with them.</summary>
public interface IEntitlementStore
{
    /// <summary>All entitlements of a policy, of one cycle or of all, in order of (subject, cycle, item).</summary>
    IReadOnlyList<Entitlement> OfPolicy(string policyId, string? cycle = null);

    /// <summary>Entitlements of a policy, of all cycles, in one of some states; same order.</summary>
    /// <param name="policyId">The policy.</param>
    /// <param name="states">The states; at least one.</param>
    IReadOnlyList<Entitlement> InStates(string policyId, IReadOnlyCollection<EntitlementState> states);

    /// <summary>Whether a policy has an entitlement in one of some states.</summary>
    /// <param name="policyId">The policy.</param>
    /// <param name="states">The states; at least one.</param>
    bool IsAnyIn(string policyId, IReadOnlyCollection<EntitlementState> states);

    /// <summary>Entitlements of some policies, of all cycles, in one of some states, whose subject, payee or item is one of some keys; each once, in no order.</summary>
    /// <param name="policyIds">The policies; at least one.</param>
    /// <param name="states">The states; at least one.</param>
    /// <param name="keys">Keys of subjects and items; none gives none.</param>
    IEnumerable<Entitlement> Meeting(IReadOnlyCollection<string> policyIds, IReadOnlyCollection<EntitlementState> states, IReadOnlyCollection<string> keys);

    /// <summary>Stores changes in one transaction: rows, events, notifications and outbox rows.</summary>
    /// <param name="claim">The run.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="changes">Changes, each of another entitlement.</param>
    /// <param name="at">Instant.</param>
    /// <returns>Number of notifications stored; one that exists already is not stored again.</returns>
    /// <exception cref="StaleRunException">The claim is no longer the newest.</exception>
    /// <exception cref="InvalidOperationException">A row is no longer in the state that its change started from; nothing was stored.</exception>
    int Save(RunClaim claim, string actor, IReadOnlyList<EntitlementChange> changes, DateTimeOffset at);

    /// <summary>The entitlements among some.</summary>
    /// <param name="ids">Identifiers; those that do not exist are left out.</param>
    IReadOnlyList<Entitlement> Of(IReadOnlyCollection<string> ids);

    /// <summary>The messages among some that are stored.</summary>
    /// <param name="ids">Identifiers.</param>
    IReadOnlySet<string> ToldAmong(IReadOnlyCollection<string> ids);

    /// <summary>Identifiers of the messages about a policy that were stored for a cycle.</summary>
    IReadOnlySet<string> ToldIds(string policyId, string cycle);

    /// <summary>Stores the notifications that do not exist yet, with their outbox rows, in one transaction.</summary>
    /// <returns>Number stored.</returns>
    /// <exception cref="StaleRunException">The claim is no longer the newest.</exception>
    int Tell(RunClaim claim, IReadOnlyList<Notification> notifications, DateTimeOffset at);
}
