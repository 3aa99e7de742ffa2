using System.Collections.Immutable;
using Matching.Engine.Checks;
using Matching.Engine.Tags;
using Matching.Rules.Diagnostics;
using Matching.Rules.Packs;

namespace Matching.Engine.Drafts;

/// <summary>Checks a draft's texts against a catalogue: lint, then the cases with the draft in force beside the versions that there are. Pure.</summary>
public static class DraftChecker
{
    /// <summary>Name of the version's text in findings.</summary>
    public const string RuleName = "draft.yaml";

    /// <summary>Name of the cases' text in findings.</summary>
    public const string CasesName = "cases.yaml";

    /// <summary>Everything that is wrong or worth knowing; never throws because of what was typed.</summary>
    public static DraftCheck Check(CatalogueEdition edition, Policy policy, string text, string casesText)
    {
        var rule = PackReader.Read(policy, RuleName, text, edition.Tags.Scope);
        var cases = PackReader.ReadCases(policy, CasesName, casesText, edition.Tags.Scope);
        var findings = rule.Diagnostics.Select(d => new DraftFinding(DraftPart.Rule, Placed(d)))
            .Concat(cases.Diagnostics.Select(d => new DraftFinding(DraftPart.Cases, Placed(d)))).ToList();
        if (rule.Pack is not { } pack)
        {
            return new DraftCheck(null, [.. findings], [], 0);
        }

        findings.AddRange(Lint(edition, policy, pack));
        var with = CatalogueOverlay.With(edition.Catalogue, policy, pack);
        var results = cases.Cases.Select(c => CaseRunner.Run(c, with, edition.Tags)).ToImmutableArray();
        var judged = with.Find(policy.Id)!;
        return new DraftCheck(pack, [.. findings], results, cases.Cases.Count(c => judged.VersionOn(c.AsOf)?.Hash == pack.Hash));
    }

    private static IEnumerable<DraftFinding> Lint(CatalogueEdition edition, Policy policy, RulePack pack)
    {
        var alone = edition.Catalogue with { Policies = [policy with { Versions = [pack], Exclusions = [] }] };
        return CatalogueLint.Check(alone, edition.Tags)
            .Select(d => new DraftFinding(DraftPart.Rule, d with { Place = new FilePlace(RuleName, d.Place?.Line ?? 1, d.Place?.Column ?? 1) }));
    }

    /// <summary>Findings about an expression stand where it starts; on its first line the place within it is known too.</summary>
    private static Diagnostic Placed(Diagnostic finding) => finding.Place is { } place && finding.Span.Start > 0
        ? finding with { Place = place with { Column = place.Column + finding.Span.Start } }
        : finding;
}
