namespace Matching.Api.Composition;

/// <summary>The places below the data folder that the contract names.</summary>
/// <param name="Root">The data folder.</param>
public sealed record DataFolder(string Root)
{
    /// <summary>The embedded database.</summary>
    public string Database => Path.Combine(Root, "matching.db");

    /// <summary>The store of identities, apart from everything else.</summary>
    public string Identities => Path.Combine(Root, "identities.db");

    /// <summary>Source files of the demo.</summary>
    public string Sources => Path.Combine(Root, "sources");

    /// <summary>Keys that protect the site's cookies and forms.</summary>
    public string SiteKeys => Path.Combine(Root, "site-keys");

    /// <summary>Payment files to the bank and status files from it.</summary>
    public string Rails => Path.Combine(Root, "rails");

    /// <summary>Payment files to the bank.</summary>
    public string RailOutbox => Path.Combine(Rails, "outbox");
}
