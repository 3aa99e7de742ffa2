using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Matching.Engine.Amounts;
using Matching.Engine.Columns;
using Matching.Engine.Decisions;
using Matching.Engine.Populations;
using Matching.Engine.Previews;
using Matching.Engine.Runs;
using Matching.Engine.Tags;
using Matching.Rules.Packs;
using Matching.Rules.Values;

namespace Matching.Catalog.Tests;

/// <summary>Every policy decides by columns as it does row by row, over units made of the facts of its cases, mixed, left out and grown stale by chance.</summary>
[TestFixture]
public sealed class ColumnarTests
{
    private const int Units = 600;
    private static readonly TagDictionary Tags = TagDictionaryReader.Read(CatalogueRoot.Path).Dictionary!;
    private static readonly CatalogueReading Reading = CatalogueReader.Read(CatalogueRoot.Path, Tags.Scope);
    private static readonly ILookup<string, Case> CasesOf = Reading.Cases.ToLookup(c => c.PolicyId);
    private static readonly IReadOnlyDictionary<string, ImmutableArray<Value>> Pools = PoolsOf(Reading.Cases);

    [TestCaseSource(nameof(Policies))]
    public void Evaluate_UnitsMadeOfCases_SameByColumnsAndByRows(Policy policy)
    {
        var eligible = 0;
        foreach (var asOf in policy.Versions.Select(v => v.From.AddDays(40)).Append(new DateOnly(2025, 11, 28)))
        {
            if (policy.VersionAt(asOf) is not { } pack)
            {
                continue;
            }

            var work = PartitionWork.OfAll(policy, pack, SnapshotOf(policy, asOf), asOf);
            var rows = new RowEvaluator(Tags).Evaluate(work);
            var columns = new PackEvaluator(Tags).Evaluate(work);

            Assert.That(columns.Found.Select(DecisionText.Of), Is.EqualTo(rows.Found.Select(DecisionText.Of)));
            Assert.That(columns.NotEligible.Words.ToArray(), Is.EqualTo(rows.NotEligible.Words.ToArray()));
            Assert.That(columns.Found.Count(d => d.Held is not null), Is.Zero);
            Assert.That(Matched(work), Is.EqualTo(rows.Rows().Where(r => r.Decision.Outcome == Outcome.Eligible || r.Decision.Missing.Length > 0).Select(r => r.Index)));
            Assert.That(Previewed(work), Is.EqualTo(Figures(rows)));
            eligible += rows.Found.Count(d => d.Outcome == Outcome.Eligible);
        }

        Assert.That(eligible, Is.GreaterThan(0), "no unit is eligible on any date: the test would show little");
    }

    private static (int, int, int, Money?) Previewed(PartitionWork work)
    {
        var request = new PreviewRequest(work.Policy, work.Pack, null, work.Snapshot, work.AsOf);
        var after = new PackPreview(new ColumnShelf(Tags)).Run(request, 2).After;
        return (after.Eligible, after.Undetermined, after.Held, after.Total);
    }

    private static (int, int, int, Money?) Figures(Judgements judged)
    {
        var granted = judged.Found.Where(d => d is { Outcome: Outcome.Eligible, Held: null }).ToList();
        var amounts = granted.Select(d => d.Amount).OfType<Money>().ToList();
        return (
            granted.Count, judged.Found.Count(d => d.Outcome == Outcome.Undetermined), judged.Found.Count(d => d.Held is not null),
            amounts.Count == 0 ? null : amounts.Aggregate((a, b) => a + b));
    }

    /// <summary>The units that the matcher, asked directly and in two parts, does not refuse.</summary>
    private static IEnumerable<int> Matched(PartitionWork work)
    {
        var matcher = new ColumnarMatcher(Tags, [(work.Policy, work.Pack)], work.Snapshot, work.AsOf);
        var cut = Math.Min(77, work.Partition.Count);
        return new[] { (Start: 0, Count: cut), (Start: cut, Count: work.Partition.Count - cut) }.SelectMany(p =>
        {
            var bits = matcher.Match(p.Start, p.Count)[0];
            return Enumerable.Range(0, p.Count).Where(i => ((bits.Eligible[i / 64] | bits.Open[i / 64]) >> (i % 64) & 1) != 0).Select(i => p.Start + i);
        });
    }

    private static IEnumerable<TestCaseData> Policies() => Reading.Catalogue!.Policies.Select(p => new TestCaseData(p).SetArgDisplayNames(p.Id));

    private static Snapshot SnapshotOf(Policy policy, DateOnly asOf)
    {
        var random = new Random(7 + asOf.DayNumber);
        var kind = Engine.Runs.Units.KindOf(policy);
        var builder = new SnapshotBuilder(asOf);
        var cases = CasesOf[policy.Id].ToArray();
        var names = cases.SelectMany(c => c.Tags.Select(t => t.Key)).Select(n => Tags.Find(n)).OfType<Tag>().Distinct()
            .Where(t => t.Role != TagRole.System && (t.Role != TagRole.Derived || random.Next(5) > 0)).ToImmutableArray();
        for (var unit = 0; unit < Units; unit++)
        {
            var key = unit.ToString("000", CultureInfo.InvariantCulture);
            var picked = cases[random.Next(cases.Length)];
            var isLinked = kind is UnitKind.Household or UnitKind.Child;
            builder.Of(kind).Add(key, isLinked && random.Next(10) > 0 ? "c" + key : null);
            foreach (var source in names.Select((tag, i) => (Tag: tag, Source: i % 3)).GroupBy(t => t.Source))
            {
                var tags = source.Select(s => s.Tag).ToImmutableArray();
                var values = tags.Select(t => Fact(t, picked.Tags, random)).ToArray();
                var (owner, of) = isLinked && source.Key == 0 ? (UnitKind.Citizen, "c" + key) : (kind, key);
                builder.Feed(owner, $"source-{source.Key}", tags).Put(of, asOf.AddDays(random.Next(20) == 0 ? -1000 : 0), values);
            }
        }

        return builder.Seal();
    }

    private static Value Fact(Tag tag, JsonObject facts, Random random) => random.Next(100) switch
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
