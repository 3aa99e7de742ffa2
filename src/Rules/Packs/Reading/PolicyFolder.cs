namespace Matching.Rules.Packs.Reading;

/// <summary>The folder of one policy.</summary>
/// <param name="CatalogDir">The catalogue folder.</param>
/// <param name="Jurisdiction">Name of the jurisdiction's folder.</param>
/// <param name="Id">Name of the policy's folder.</param>
internal sealed record PolicyFolder(string CatalogDir, string Jurisdiction, string Id)
{
    /// <summary>Path below the catalogue folder.</summary>
    public string Relative => $"{CatalogueReader.PoliciesFolder}/{Jurisdiction}/{Id}";
}
