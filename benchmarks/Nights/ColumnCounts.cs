using System.Numerics;
using Matching.Engine.Columns;
using Matching.Engine.Populations;
using Matching.Engine.Runs;
using Matching.Engine.Tags;
using Matching.Rules.Packs;

namespace Matching.Benchmarks.Nights;

/// <summary>How many units meet the conditions of each policy, by this engine's columns: what the SQL is held against.</summary>
internal static class ColumnCounts
{
    /// <summary>By policy: units whose conditions are all true, and units of which some is unknown and none false.</summary>
    public static IReadOnlyDictionary<string, (long Eligible, long Open)> Of(
        TagDictionary tags, IEnumerable<(Policy Policy, RulePack Pack)> policies, Snapshot snapshot, DateOnly asOf)
    {
        var counts = new Dictionary<string, (long, long)>(StringComparer.Ordinal);
        foreach (var kind in policies.GroupBy(p => Units.KindOf(p.Policy)))
        {
            var packs = kind.ToList();
            var bits = new ColumnarMatcher(tags, packs, snapshot, asOf).Match(0, snapshot.Of(kind.Key).Count);
            for (var i = 0; i < packs.Count; i++)
            {
                counts[packs[i].Policy.Id] = (Count(bits[i].Eligible), Count(bits[i].Open));
            }
        }

        return counts;
    }

    private static long Count(ulong[] words) => words.Sum(w => (long)BitOperations.PopCount(w));
}
