using System.Collections.Immutable;
using Matching.Rules.Packs.Reading;

namespace Matching.Engine.Tags;

/// <summary>Orders derived tags so that each comes after those it reads.</summary>
internal static class DerivationOrder
{
    /// <summary>Tags with a formula in order of derivation; a circle is a finding.</summary>
    public static ImmutableArray<Tag> Of(IReadOnlyList<TagDraft> drafts, Findings findings)
    {
        var waiting = drafts.Where(d => d.Tag.Formula is not null).ToList();
        var order = ImmutableArray.CreateBuilder<Tag>();
        while (waiting.Count > 0)
        {
            var open = waiting.Select(d => d.Tag.Name).ToHashSet(StringComparer.Ordinal);
            var ready = waiting.Where(d => !d.Tag.Formula!.Reads.Any(s => open.Contains(s.Name))).ToList();
            if (ready.Count == 0)
            {
                findings.Add(TagFindings.Circle(waiting[0].Formula!.Place, waiting.Select(d => d.Tag.Name)));
                break;
            }

            order.AddRange(ready.Select(d => d.Tag));
            waiting.RemoveAll(ready.Contains);
        }

        return order.ToImmutable();
    }
}
