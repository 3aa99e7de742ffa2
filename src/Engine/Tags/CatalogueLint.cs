using System.Collections.Immutable;
using System.Globalization;
using Matching.Rules.Binding;
using Matching.Rules.Diagnostics;
using Matching.Rules.Mutation;
using Matching.Rules.Packs;

namespace Matching.Engine.Tags;

/// <summary>Points out what is probably not meant in a catalogue that can be used. Never an error.</summary>
public static class CatalogueLint
{
    /// <summary>All findings, policy by policy and version by version.</summary>
    public static ImmutableArray<Diagnostic> Check(Catalogue catalogue, TagDictionary tags) =>
        [.. catalogue.Policies.SelectMany(p => CheckPolicy(p, tags)).DistinctBy(d => (d.Code, d.Place, d.What.En))];

    private static IEnumerable<Diagnostic> CheckPolicy(Policy policy, TagDictionary tags)
    {
        var terms = PlaceOf(policy);
        return policy.Exclusions.Where(e => e.External).Select(e => LintFindings.ExternalExclusion(terms, e.With))
            .Concat(policy.Versions.Zip(policy.Versions.Skip(1)).SelectMany(p => Gap(p.First, p.Second)))
            .Concat(policy.Versions.SelectMany(v => CheckVersion(policy, v, tags)));
    }

    private static IEnumerable<Diagnostic> Gap(RulePack earlier, RulePack later)
    {
        if (earlier.To is { } end && end.AddDays(1) < later.From)
        {
            yield return LintFindings.Gap(PackPlaces.Of(later).Value("effective"), end.AddDays(1), later.From.AddDays(-1));
        }
    }

    private static IEnumerable<Diagnostic> CheckVersion(Policy policy, RulePack pack, TagDictionary tags)
    {
        var places = PackPlaces.Of(pack);
        var uncited = pack.Conditions.Where(c => c.Reference is null).Select(c => c.Id)
            .Concat(pack.Parameters.Where(p => p.Reference is null).Select(p => p.Name));
        var findings = uncited.Select(name => LintFindings.NoCitation(places.Named(name), name)).ToList();
        if (!pack.Verified)
        {
            findings.Add(LintFindings.Unverified(places.Value("verified")));
        }

        if (!pack.Version.StartsWith(pack.From.ToString("yyyy-MM", CultureInfo.InvariantCulture), StringComparison.Ordinal))
        {
            findings.Add(LintFindings.LabelOfOtherMonth(places.Value("version"), pack.Version, pack.From));
        }

        findings.AddRange(pack.Doubts.Select((d, i) => LintFindings.Doubt(places.Item("doubts", i), d)));
        findings.AddRange(StaleNotes(policy, pack, places, tags));
        return findings.Concat(StatedTags(pack, tags).SelectMany(t => CheckTag(t, t.Place ?? places.Value("conditions"))));
    }

    private static IEnumerable<Diagnostic> StaleNotes(Policy policy, RulePack pack, PackPlaces places, TagDictionary tags)
    {
        if (pack.Survivors.IsEmpty)
        {
            return [];
        }

        var mutants = PackMutants.Of(policy, pack, tags.Scope).Mutants.Select(m => m.Id).ToHashSet(StringComparer.Ordinal);
        return pack.Survivors.Select((note, i) => (note, i)).Where(n => !mutants.Contains(n.note.Mutant))
            .Select(n => LintFindings.StaleNote(places.Item("survivors", n.i), n.note.Mutant, Nearest.To(n.note.Mutant, mutants)));
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
    private static IEnumerable<Tag> StatedTags(RulePack pack, TagDictionary tags) => NeededTags(pack, tags).Where(t => t.Formula is null);

    /// <summary>The tags that a pack reads, and those that derived ones of them rest on.</summary>
    internal static IEnumerable<Tag> NeededTags(RulePack pack, TagDictionary tags)
    {
        var expressions = pack.Amounts.Concat(pack.Conditions.Select(c => c.When)).Concat(pack.Review.Select(r => r.When));
        var waiting = new Queue<Symbol>(expressions.SelectMany(e => e.Reads));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (waiting.TryDequeue(out var symbol))
        {
            if (!seen.Add(symbol.Name) || tags.Find(symbol.Name) is not { } tag)
            {
                continue;
            }

            yield return tag;
            foreach (var read in tag.Formula?.Reads ?? [])
            {
                waiting.Enqueue(read);
            }
        }
    }

    /// <summary>The file of a policy's terms lies beside its versions.</summary>
    private static FilePlace PlaceOf(Policy policy) => new(
        (policy.Versions.FirstOrDefault(v => v.File.Length > 0)?.File is { } file ? file[..(file.LastIndexOf('/') + 1)] : "") + "policy.yaml", 1, 1);
}
