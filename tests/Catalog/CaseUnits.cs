using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Matching.Engine.Populations;
using Matching.Engine.Runs;
using Matching.Engine.Tags;
using Matching.Rules.Packs;
using Matching.Rules.Values;

namespace Matching.Catalog.Tests;

/// <summary>Units made of the facts of a policy's cases, mixed, left out and grown stale by chance.</summary>
internal static class CaseUnits
{
    private static readonly CatalogueReading Reading;
    private static readonly ILookup<string, Case> CasesOf;
    private static readonly IReadOnlyDictionary<string, ImmutableArray<Value>> Pools;

    static CaseUnits()
    {
        Tags = TagDictionaryReader.Read(CatalogueRoot.Path).Dictionary!;
        Reading = CatalogueReader.Read(CatalogueRoot.Path, Tags.Scope);
        CasesOf = Reading.Cases.ToLookup(c => c.PolicyId);
        Pools = PoolsOf(Reading.Cases);
    }

    public static TagDictionary Tags { get; }

    public static Catalogue Catalogue => Reading.Catalogue!;

    /// <summary>The cases of a policy.</summary>
    internal static IReadOnlyList<Case> Of(Policy policy) => [.. CasesOf[policy.Id]];

    /// <summary>Units of a policy; the same for the same date, in whatever order they arrive.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="asOf">Business date.</param>
    /// <param name="units">How many.</param>
    /// <param name="order">Seed of the order in which they arrive; 0 for that of their keys.</param>
    public static Snapshot SnapshotOf(Policy policy, DateOnly asOf, int units, int order = 0)
    {
        var random = new Random(7 + asOf.DayNumber);
        var kind = Units.KindOf(policy);
        var builder = new SnapshotBuilder(asOf);
        var cases = CasesOf[policy.Id].ToArray();
        var names = cases.SelectMany(c => c.Tags.Select(t => t.Key)).Select(n => Tags.Find(n)).OfType<Tag>().Distinct()
            .Where(t => t.Role != TagRole.System && (t.Role != TagRole.Derived || random.Next(5) > 0)).ToImmutableArray();
        var puts = new List<Action>();
        for (var unit = 0; unit < units; unit++)
        {
            var key = unit.ToString("000", CultureInfo.InvariantCulture);
            var picked = cases[random.Next(cases.Length)];
            var isLinked = kind is UnitKind.Household or UnitKind.Child;
            var link = isLinked && random.Next(10) > 0 ? "c" + key : null;
            puts.Add(() => builder.Of(kind).Add(key, link));
            foreach (var source in names.Select((tag, i) => (Tag: tag, Source: i % 3)).GroupBy(t => t.Source))
            {
                var tags = source.Select(s => s.Tag).ToImmutableArray();
                var values = tags.Select(t => Fact(t, picked.Tags, random)).ToArray();
                var (owner, of) = isLinked && source.Key == 0 ? (UnitKind.Citizen, "c" + key) : (kind, key);
                var stated = asOf.AddDays(random.Next(20) == 0 ? -1000 : 0);
                puts.Add(() => builder.Feed(owner, $"source-{source.Key}", tags).Put(of, stated, values));
            }
        }

        var arrival = puts.ToArray();
        if (order != 0)
        {
            new Random(order).Shuffle(arrival);
        }

        Array.ForEach(arrival, put => put());
        return builder.Seal();
    }

    /// <summary>A fact of a case, or one of another case of any policy, or none.</summary>
    internal static Value Fact(Tag tag, JsonObject facts, Random random) => random.Next(100) switch
    {
        < 3 => default,
        < 10 => Pools[tag.Name] is { IsEmpty: false } pool ? pool[random.Next(pool.Length)] : default,
        _ => (facts[tag.Name] ?? facts[tag.Code]) is { } json ? ValueOf(tag, json) : default,
    };

    private static Dictionary<string, ImmutableArray<Value>> PoolsOf(IEnumerable<Case> cases) => cases.SelectMany(c => c.Tags)
        .Where(t => Tags.Find(t.Key) is not null && t.Value is not null)
        .Select(t => (Tag: Tags.Find(t.Key)!, Json: t.Value!))
        .GroupBy(t => t.Tag.Name, t => ValueOf(t.Tag, t.Json))
        .ToDictionary(g => g.Key, g => g.Where(v => !v.IsUnknown).Distinct().ToImmutableArray(), StringComparer.Ordinal);

    /// <summary>A fact as a case states it; unknown where no column holds it.</summary>
    private static Value ValueOf(Tag tag, JsonNode json) => (tag.Type, json.GetValueKind()) switch
    {
        (TagType.Boolean, JsonValueKind.True or JsonValueKind.False) => Value.Of(json.GetValue<bool>()),
        (TagType.Number or TagType.Money or TagType.Percent, _) => Number(tag, decimal.Parse(json.ToString(), NumberStyles.Number, CultureInfo.InvariantCulture)),
        (TagType.Date, _) => Value.Of(DateOnly.ParseExact(json.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture)),
        (TagType.Enum, _) => Value.Of(json.ToString()),
        (TagType.List, JsonValueKind.Array) when json.AsArray().All(e => e?.GetValueKind() == JsonValueKind.String) =>
            Value.Of([.. json.AsArray().Select(e => Value.Of(e!.ToString()))]),
        _ => default,
    };

    private static Value Number(Tag tag, decimal number) => ScaledColumn.TryScale(number, tag.Type, out _) ? Value.Of(number) : default;
}
