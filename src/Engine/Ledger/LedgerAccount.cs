namespace Matching.Engine.Ledger;

/// <summary>Accounts of each budget line; stored by these names.</summary>
public static class LedgerAccount
{
    /// <summary>Where the money comes from; its balance is minus the appropriation.</summary>
    public const string Appropriation = "appropriation";

    /// <summary>Not promised to anybody.</summary>
    public const string Available = "available";

    /// <summary>Promised by a saved intent.</summary>
    public const string Reserved = "reserved";

    /// <summary>Sent, not yet known to have arrived.</summary>
    public const string InTransit = "in_transit";

    /// <summary>Arrived.</summary>
    public const string Paid = "paid";

    /// <summary>Came back.</summary>
    public const string Returned = "returned";

    /// <summary>Owed back to us.</summary>
    public const string Receivable = "receivable";
}
