using System.Collections.Immutable;
using Matching.Rules.Binding;
using Matching.Rules.Diagnostics;
using Matching.Rules.Packs;

namespace Matching.Engine.Tags;

/// <summary>Points out what is probably not meant in a catalogue that can be used. Never an error.</summary>
public static class CatalogueLint
{
    /// <summary>All findings, policy by policy and version by version.</summary>
    public static ImmutableArray<Diagnostic> Check(Catalogue catalogue, TagDictionary tags) =>
        [.. catalogue.Policies.SelectMany(p => CheckPolicy(p, tags))];

    private static IEnumerable<Diagnostic> CheckPolicy(Policy policy, TagDictionary tags)
    {
        var terms = PlaceOf(policy, "policy");
        return policy.Exclusions.Where(e => e.External).Select(e => LintFindings.ExternalExclusion(terms, e.With))
            .Concat(policy.Versions.Zip(policy.Versions.Skip(1)).SelectMany(p => Gap(policy, p.First, p.Second)))
            .Concat(policy.Versions.SelectMany(v => CheckVersion(policy, v, tags)));
    }

    private static IEnumerable<Diagnostic> Gap(Policy policy, RulePack earlier, RulePack later)
    {
        if (earlier.To is { } end && end.AddDays(1) < later.From)
        {
            yield return LintFindings.Gap(PlaceOf(policy, later.Version), end.AddDays(1), later.From.AddDays(-1));
        }
    }

    private static IEnumerable<Diagnostic> CheckVersion(Policy policy, RulePack pack, TagDictionary tags)
    {
        var place = PlaceOf(policy, pack.Version);
        var uncited = pack.Conditions.Where(c => c.Reference is null).Select(c => c.Id)
            .Concat(pack.Parameters.Where(p => p.Reference is null).Select(p => p.Name));
        var findings = uncited.Select(name => LintFindings.NoCitation(place, name)).ToList();
        if (!pack.Verified)
        {
            findings.Add(LintFindings.Unverified(place));
        }

        if (!pack.Doubts.IsEmpty)
        {
            findings.Add(LintFindings.Doubts(place, pack.Doubts.Length));
        }

        return findings.Concat(StatedTags(pack, tags).SelectMany(t => CheckTag(t, place)));
    }

    private static IEnumerable<Diagnostic> CheckTag(Tag tag, FilePlace place)
    {
        if (tag.Role == TagRole.System)
        {
            yield break;
        }

        if (tag.Department is null)
        {
            yield return LintFindings.NoDepartment(place, tag.Name);
        }

        // A date of birth or of registration does not grow old; everything else that a department states does.
        if (tag.MaxAgeDays is null && tag.Type != TagType.Date && tag.DatedValues.IsEmpty)
        {
            yield return LintFindings.NoMaximumAge(place, tag.Name);
        }
    }

    /// <summary>The tags that somebody must state for the pack to decide: its own reads, and what derived ones rest on.</summary>
    private static IEnumerable<Tag> StatedTags(RulePack pack, TagDictionary tags)
    {
        var expressions = new[] { pack.Amount, pack.CycleAmount, pack.ApprovedAmount }.OfType<RuleExpression>()
            .Concat(pack.Conditions.Select(c => c.When)).Concat(pack.Review.Select(r => r.When));
        var waiting = new Queue<Symbol>(expressions.SelectMany(e => e.Reads));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (waiting.TryDequeue(out var symbol))
        {
            if (!seen.Add(symbol.Name) || tags.Find(symbol.Name) is not { } tag)
            {
                continue;
            }

            if (tag.Formula is null)
            {
                yield return tag;
            }

            foreach (var read in tag.Formula?.Reads ?? [])
            {
                waiting.Enqueue(read);
            }
        }
    }

    private static FilePlace PlaceOf(Policy policy, string file) =>
        new($"{CatalogueReader.PoliciesFolder}/{policy.Jurisdiction}/{policy.Id}/{file}.yaml", 1, 1);
}
