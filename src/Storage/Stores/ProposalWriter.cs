using System.Data.Common;
using Matching.Engine.Reviews;

namespace Matching.Storage.Stores;

/// <summary>What the first of two people proposed, inside a transaction that holds the object's row.</summary>
internal static class ProposalWriter
{
    /// <summary>Stores a proposal in the place of any earlier one.</summary>
    public static void Replace(WriteScope scope, string objectType, string objectId, string department, Proposal proposal)
    {
        scope.Execute("DELETE FROM approval_proposal WHERE object_type = @Type AND object_id = @Id", new { Type = objectType, Id = objectId });
        scope.Insert(
            "approval_proposal", ["object_type", "object_id", "action", "department", "stamp", "actor", "reason", "at"],
            [[objectType, objectId, proposal.Action, department, proposal.Stamp, proposal.Actor, proposal.Reason, Stored.Of(proposal.At)]]);
    }

    /// <summary>Ends the proposal that a second person gives effect to; false when it is no longer the stored one.</summary>
    public static bool End(WriteScope scope, string objectType, string objectId, Proposal? seconded)
    {
        var key = new { Type = objectType, Id = objectId };
        if (seconded is null)
        {
            scope.Execute("DELETE FROM approval_proposal WHERE object_type = @Type AND object_id = @Id", key);
            return true;
        }

        return scope.Execute(
            "DELETE FROM approval_proposal WHERE object_type = @Type AND object_id = @Id AND action = @Action AND stamp = @Stamp AND actor = @Actor",
            new { key.Type, key.Id, seconded.Action, seconded.Stamp, seconded.Actor }) == 1;
    }

    /// <summary>The proposal in a reader's columns action, stamp, actor, reason, at from a position on, or null.</summary>
    public static Proposal? Read(DbDataReader reader, int from) => reader.IsDBNull(from)
        ? null
        : new Proposal(
            reader.GetString(from), reader.GetString(from + 1), reader.GetString(from + 2), reader.GetString(from + 3), Stored.Instant(reader.GetString(from + 4)));
}
