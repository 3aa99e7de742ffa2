using Matching.Engine.Ledger;

namespace Matching.Storage.Stores;

/// <summary>Who did what to which object; no personal data.</summary>
internal static class AuditTrail
{
    public static readonly string[] Columns = ["department", "actor", "action", "object_type", "object_id", "detail", "at"];

    /// <summary>Department of what concerns all departments.</summary>
    public const string AllDepartments = "all";

    public static void Append(
        WriteScope scope, string department, string actor, string action, string objectType, string objectId, string detail, DateTimeOffset at) =>
        ChainAppender.Append(scope, HashChain.Audit, Columns, [[department, actor, action, objectType, objectId, detail, Stored.Of(at)]]);
}
