using System.Collections.Immutable;
using System.Globalization;
using Matching.Engine.Checks;
using Matching.Rules.Packs;

namespace Matching.Engine.Drafts;

/// <summary>What a new draft starts with: the stored text of a version under a new label and first day, and its cases carried to the new period.</summary>
internal static class DraftTemplate
{
    /// <summary>Both texts.</summary>
    /// <param name="edition">The catalogue.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="source">The version that is copied.</param>
    /// <param name="earliest">First day that may still be decided by a new version.</param>
    public static (string Text, string CasesText) Of(CatalogueEdition edition, Policy policy, RulePack source, DateOnly earliest)
    {
        var from = FreeDay(policy, earliest);
        var text = VersionText.Renew(source.Text, FreeLabel(policy, from), from, source.To is { } end && end < from);
        var pack = PackReader.Read(policy, DraftChecker.RuleName, text, edition.Tags.Scope).Pack;
        var cases = pack is null ? [] : Carried(edition, policy, source, pack);
        return (text, CaseText.Write(cases, source.Version, from));
    }

    private static DateOnly FreeDay(Policy policy, DateOnly earliest)
    {
        var day = earliest;
        while (policy.Versions.Any(v => v.From == day))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    private static string FreeLabel(Policy policy, DateOnly from)
    {
        var label = from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var free = label;
        for (var number = 2; policy.Versions.Any(v => v.Version == free); number++)
        {
            free = string.Create(CultureInfo.InvariantCulture, $"{label}-{number}");
        }

        return free;
    }

    /// <summary>Only what still holds of the unchanged rule is carried, so that a case that fails later fails because of the author's change.</summary>
    private static ImmutableArray<Case> Carried(CatalogueEdition edition, Policy policy, RulePack source, RulePack copy)
    {
        var with = CatalogueOverlay.With(edition.Catalogue, policy, copy);
        var judged = with.Find(policy.Id)!;
        return
        [
            .. edition.Cases.Where(c => c.PolicyId == policy.Id && policy.VersionOn(c.AsOf)?.Hash == source.Hash)
                .Select(c => CaseShift.To(c, copy.From))
                .Where(c => judged.VersionOn(c.AsOf)?.Hash == copy.Hash && CaseRunner.Run(c, with, edition.Tags).Passed),
        ];
    }
}
