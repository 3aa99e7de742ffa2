namespace Matching.Rules.Packs.Reading;

/// <summary>Reads <c>reference</c>, which must name one of the version's references.</summary>
internal static class Citation
{
    public static string? Read(YamlFields fields, HashSet<string> known, Findings findings)
    {
        if (fields.Scalar("reference", Presence.Optional) is not { } scalar)
        {
            return null;
        }

        if (!known.Contains(scalar.Text))
        {
            findings.Add(CatalogueFindings.DanglingReference(scalar.Place, scalar.Text, known.Order(StringComparer.Ordinal)));
        }

        return scalar.Text;
    }
}
