using System.Collections.Immutable;
using Matching.Engine.Runs;
using Matching.Rules.Diagnostics;
using Matching.Rules.Packs;

namespace Matching.Engine.Tags;

/// <summary>Points out tags that neither a policy nor the check before a payment uses, and shared figures with a time without value. Never an error.</summary>
public static class TagLint
{
    /// <summary>All findings, in the order of the dictionary.</summary>
    /// <param name="catalogue">The whole catalogue.</param>
    /// <param name="tags">Its dictionary.</param>
    public static ImmutableArray<Diagnostic> Check(Catalogue catalogue, TagDictionary tags)
    {
        var used = catalogue.Policies.SelectMany(p => p.Versions).SelectMany(v => CatalogueLint.NeededTags(v, tags)).Select(t => t.Name)
            .Concat(catalogue.Policies.Select(p => p.Reference.Tag).OfType<string>())
            .Concat(catalogue.Policies.SelectMany(p => p.Priority).SelectMany(k => k.By.Reads).Select(s => s.Name))
            .Append(SnapshotPaymentFacts.DeathTag).Append(SnapshotPaymentFacts.RegistrationTag).ToHashSet(StringComparer.Ordinal);
        return [.. tags.Tags.SelectMany(t => Check(t, used.Contains(t.Name)))];
    }

    private static IEnumerable<Diagnostic> Check(Tag tag, bool isUsed)
    {
        var place = tag.Place ?? new FilePlace(TagDictionaryReader.FileName, 1, 1);
        if (!isUsed && tag.Role != TagRole.System)
        {
            yield return LintFindings.UnusedTag(place, tag.Name);
        }

        foreach (var (earlier, later) in tag.DatedValues.Zip(tag.DatedValues.Skip(1)))
        {
            if (earlier.To is { } end && end.AddDays(1) < later.From)
            {
                yield return LintFindings.FigureGap(place, tag.Name, end.AddDays(1), later.From.AddDays(-1));
            }
        }
    }
}
