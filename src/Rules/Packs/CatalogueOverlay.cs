using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Diagnostics;
using Matching.Rules.Packs.Reading;

namespace Matching.Rules.Packs;

/// <summary>Puts a published version beside the versions of the catalogue folder, in memory.</summary>
public static class CatalogueOverlay
{
    /// <summary>The catalogue with one more version; the earlier packs keep their content and their hash.</summary>
    /// <param name="before">The catalogue before the publication.</param>
    /// <param name="cases">Its cases.</param>
    /// <param name="published">The published version.</param>
    /// <param name="scope">The names of the tag dictionary.</param>
    /// <returns>The catalogue, or the reasons why the published text cannot be used any more.</returns>
    public static CatalogueReading Add(Catalogue before, ImmutableArray<Case> cases, PublishedVersion published, Scope scope)
    {
        var place = new FilePlace(NameOf(published), 1, 1);
        if (before.Find(published.PolicyId) is not { } policy)
        {
            return new CatalogueReading(null, [CatalogueFindings.PolicyGone(place, published.PolicyId)], cases);
        }

        var reading = PackReader.Read(policy, place.File, published.Text, scope, published.Version);
        var added = PackReader.ReadCases(policy, place.File + " (cases)", published.CasesText, scope);
        ImmutableArray<Diagnostic> findings = [.. reading.Diagnostics, .. added.Diagnostics];
        if (reading.Pack is not { } pack || findings.Any(f => f.Severity == Severity.Error))
        {
            return new CatalogueReading(null, findings, cases);
        }

        if (pack.Hash != published.PackHash)
        {
            return new CatalogueReading(null, [CatalogueFindings.PublishedDiffers(place, published.PackHash, pack.Hash)], cases);
        }

        var after = With(before, policy, pack with { PublishedAt = pack.PublishedAt ?? published.KnownFrom });
        return new CatalogueReading(after, findings, CasesStillMeant(before, after, cases, policy.Id, pack, added.Cases));
    }

    /// <summary>The catalogue with one more version of a policy.</summary>
    public static Catalogue With(Catalogue catalogue, Policy policy, RulePack pack)
    {
        var policies = catalogue.Policies.Select(p => p.Id == policy.Id ? policy.With(pack) : p).ToImmutableArray();
        return catalogue with { Policies = policies, Hash = CatalogueReader.HashOf(policies, catalogue.Allocation) };
    }

    /// <summary>Name of a publication in messages.</summary>
    public static string NameOf(PublishedVersion published) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"publication/{published.Seq}/{published.PolicyId}/{published.Version}.yaml");

    /// <summary>An expectation stays as long as its date is judged by the version that it was written for.</summary>
    private static ImmutableArray<Case> CasesStillMeant(
        Catalogue before, Catalogue after, ImmutableArray<Case> cases, string policyId, RulePack pack, ImmutableArray<Case> added)
    {
        var old = before.Find(policyId)!;
        var now = after.Find(policyId)!;
        return
        [
            .. cases.Where(c => c.PolicyId != policyId || old.VersionOn(c.AsOf)?.Hash == now.VersionOn(c.AsOf)?.Hash),
            .. added.Where(c => now.VersionOn(c.AsOf)?.Hash == pack.Hash),
        ];
    }
}
