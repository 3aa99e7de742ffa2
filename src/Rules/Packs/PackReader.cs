using System.Text;
using Matching.Rules.Binding;
using Matching.Rules.Packs.Reading;
using Matching.Rules.Packs.Yaml;

namespace Matching.Rules.Packs;

/// <summary>Reads the text of one version, or of its cases, without a folder: what an author types.</summary>
public static class PackReader
{
    /// <summary>Reads a version of a policy.</summary>
    /// <param name="policy">The policy, whose terms the version keeps.</param>
    /// <param name="name">Name of the text in messages.</param>
    /// <param name="text">The text; refused when it is larger than a catalogue file may be.</param>
    /// <param name="scope">The names of the tag dictionary.</param>
    /// <param name="label">The version that it must call itself; null where it may choose.</param>
    public static PackReading Read(Policy policy, string name, string text, Scope scope, string? label = null)
    {
        var findings = new Findings();
        var source = new VersionSource(policy.Id, label, text, StrictYaml.Read(name, Encoding.UTF8.GetBytes(text), findings));
        var draft = VersionFileReader.Read(source, policy, scope, findings);
        if (draft is not null)
        {
            CheckNeighbours(policy, draft, findings);
        }

        return new PackReading(findings.ErrorCount == 0 ? draft?.Pack : null, findings.ToImmutable());
    }

    /// <summary>Reads the cases of a version, in the form of <c>cases.yaml</c>.</summary>
    public static CasesReading ReadCases(Policy policy, string name, string text, Scope scope)
    {
        var findings = new Findings();
        var cases = CaseFileReader.Read(policy.Id, StrictYaml.Read(name, Encoding.UTF8.GetBytes(text), findings), scope, findings);
        return new CasesReading(cases, findings.ToImmutable());
    }

    private static void CheckNeighbours(Policy policy, VersionDraft draft, Findings findings)
    {
        var pack = draft.Pack;
        if (policy.Versions.LastOrDefault(v => v.From == pack.From) is { } same && same.Revision >= pack.Revision)
        {
            findings.Add(CatalogueFindings.RevisionNotHigher(draft.EffectivePlace, pack.Version, pack.Revision, same.Version, same.Revision));
        }

        if (policy.Versions.FirstOrDefault(v => v.Version == pack.Version && v.From != pack.From) is { } other)
        {
            findings.Add(CatalogueFindings.LabelTaken(draft.EffectivePlace, pack.Version, other.From));
        }
    }
}
