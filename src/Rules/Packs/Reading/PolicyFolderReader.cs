using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Diagnostics;

namespace Matching.Rules.Packs.Reading;

/// <summary>Reads the folder of one policy: its terms, its versions and its cases.</summary>
internal static class PolicyFolderReader
{
    private const string PolicyFile = "policy.yaml";
    private const string CasesFile = "cases.yaml";

    /// <summary>The policy, or null when its terms cannot be read. Its versions and cases are read all the same, for their findings.</summary>
    public static PolicyDraft? Read(PolicyFolder folder, Scope scope, Findings findings)
    {
        var terms = PolicyFileReader.Read(folder, CatalogueFile.Read(folder.CatalogDir, $"{folder.Relative}/{PolicyFile}", findings), scope, findings);
        var versions = Versions(folder, terms?.Policy, scope, findings);
        var cases = Cases(folder, scope, findings);
        return terms is null ? null : terms with { Policy = terms.Policy with { Versions = versions }, Cases = cases };
    }

    private static ImmutableArray<RulePack> Versions(PolicyFolder folder, Policy? policy, Scope scope, Findings findings)
    {
        var files = CatalogueFile.YamlFiles(folder.CatalogDir, folder.Relative).Where(f => f is not (PolicyFile or CasesFile)).ToList();
        if (files.Count == 0)
        {
            findings.Add(CatalogueFindings.NoVersion(new FilePlace(CatalogueFile.NameOf(folder.CatalogDir, folder.Relative), 1, 1), folder.Id));
        }

        var drafts = files
            .Select(f => VersionFileReader.Read(SourceOf(folder, f, findings), policy, scope, findings))
            .OfType<VersionDraft>().OrderBy(d => d.Pack.From).ThenBy(d => d.Pack.Version, StringComparer.Ordinal).ToList();
        CheckPeriods(drafts, findings);
        return [.. drafts.Select(d => d.Pack)];
    }

    private static VersionSource SourceOf(PolicyFolder folder, string file, Findings findings)
    {
        var root = CatalogueFile.Read(folder.CatalogDir, $"{folder.Relative}/{file}", findings, out var text);
        return new VersionSource(folder.Id, Path.GetFileNameWithoutExtension(file), text, root);
    }

    private static void CheckPeriods(List<VersionDraft> drafts, Findings findings)
    {
        foreach (var (earlier, later) in drafts.Zip(drafts.Skip(1)))
        {
            if (earlier.Pack.To is not { } end || end >= later.Pack.From)
            {
                findings.Add(CatalogueFindings.PeriodsOverlap(later.EffectivePlace, later.Pack.Version, earlier.Pack.Version));
            }
        }
    }

    private static ImmutableArray<Case> Cases(PolicyFolder folder, Scope scope, Findings findings) =>
        CaseFileReader.Read(folder.Id, CatalogueFile.Read(folder.CatalogDir, $"{folder.Relative}/{CasesFile}", findings), scope, findings);
}
