using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Packs.Reading;

namespace Matching.Rules.Packs;

/// <summary>Reads the policies of a catalogue folder: <c>policies/&lt;jurisdiction&gt;/&lt;policy&gt;/</c>.</summary>
public static class CatalogueReader
{
    /// <summary>Folder of the policies below the catalogue folder.</summary>
    public const string PoliciesFolder = "policies";

    /// <summary>Reads all policies with their versions and cases; every mistake of every file is reported together.</summary>
    /// <param name="catalogDir">The catalogue folder.</param>
    /// <param name="scope">The names of the tag dictionary.</param>
    public static CatalogueReading Read(string catalogDir, Scope scope)
    {
        var findings = new Findings();
        var drafts = PolicyFolders(catalogDir, findings).Select(f => PolicyFolderReader.Read(f, scope, findings)).OfType<PolicyDraft>().ToList();
        ExclusionCheck.Run(drafts, findings);
        var terms = AllocationFileReader.Read(catalogDir, findings);
        AllocationCheck.Run(drafts, terms, findings);
        var policies = drafts.Select(d => d.Policy).OrderBy(p => p.Id, StringComparer.Ordinal).ToImmutableArray();
        var shared = terms.ToTerms();
        var catalogue = findings.ErrorCount == 0 ? new Catalogue(policies, HashOf(policies, shared)) { Allocation = shared } : null;
        return new CatalogueReading(catalogue, findings.ToImmutable(), [.. drafts.SelectMany(d => d.Cases)]);
    }

    private static IEnumerable<PolicyFolder> PolicyFolders(string catalogDir, Findings findings)
    {
        var jurisdictions = CatalogueFile.Folders(catalogDir, PoliciesFolder);
        if (jurisdictions.Count == 0)
        {
            findings.Add(CatalogueFindings.FileMissing(new(CatalogueFile.NameOf(catalogDir, PoliciesFolder), 1, 1)));
        }

        return jurisdictions.SelectMany(j => CatalogueFile.Folders(catalogDir, $"{PoliciesFolder}/{j}").Select(p => new PolicyFolder(catalogDir, j, p)));
    }

    /// <summary>Identity of a set of packs, of what picks among them and of what gives rights out.</summary>
    internal static string HashOf(IReadOnlyCollection<Policy> policies, AllocationTerms terms)
    {
        var text = new CanonicalText("catalogue/1")
            .AddEach("pack", policies.SelectMany(p => p.Versions).Select(v => v.Hash).Order(StringComparer.Ordinal), (text, hash) => text.Add("hash", hash))
            .AddEach(
                "reference", policies.Where(p => p.Reference != ReferenceDate.BusinessDate).OrderBy(p => p.Id, StringComparer.Ordinal),
                (text, p) => text.Add("policy", p.Id).Add("kind", p.Reference.Kind.ToString()).Add("tag", p.Reference.Tag));
        AllocationContent.Write(text, policies, terms);
        return text.Hash();
    }
}
