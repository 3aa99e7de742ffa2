using System.Collections.Immutable;
using System.Globalization;
using Matching.Engine.Populations;
using Matching.Engine.Runs;
using Matching.Engine.Tags;
using Matching.Rules.Packs;

namespace Matching.Catalog.Tests;

/// <summary>Units made of the facts of a policy's cases that live on from night to night: some come, go, move to another citizen, or have other facts or newer dates.</summary>
internal sealed class ChangingUnits
{
    private const int Sources = 3;

    private readonly Random random;
    private readonly UnitKind kind;
    private readonly IReadOnlyList<Case> cases;
    private readonly ImmutableArray<Tag> names;
    private readonly SortedDictionary<string, Unit> units = new(StringComparer.Ordinal);
    private int made;

    public ChangingUnits(Policy policy, int count, int seed)
    {
        random = new Random(seed);
        kind = Units.KindOf(policy);
        cases = CaseUnits.Of(policy);
        names =
        [
            .. cases.SelectMany(c => c.Tags.Select(t => t.Key)).Select(n => CaseUnits.Tags.Find(n)).OfType<Tag>().Distinct()
                .Where(t => t.Role != TagRole.System && (t.Role != TagRole.Derived || random.Next(5) > 0)),
        ];
        for (var i = 0; i < count; i++)
        {
            Add();
        }
    }

    /// <summary>Changes about one unit in so many.</summary>
    public void Change(int oneIn)
    {
        foreach (var key in units.Keys.Where(_ => random.Next(oneIn) == 0).ToList())
        {
            var unit = units[key];
            var source = random.Next(Sources);
            switch (random.Next(6))
            {
                case 0:
                    units.Remove(key);
                    Add();
                    break;
                case 1 when unit.Link is not null:
                    units[key] = unit with { Link = random.Next(3) == 0 ? null : $"c{random.Next(made):000}" };
                    break;
                case 2:
                    units[key] = unit with { Stated = unit.Stated.SetItem(source, unit.Stated[source].AddDays(random.Next(1, 200))) };
                    break;
                default:
                    units[key] = unit with { Seeds = unit.Seeds.SetItem(source, random.Next()) };
                    break;
            }
        }
    }

    /// <summary>The units as they are, sealed for a date.</summary>
    public Snapshot SealedOn(DateOnly asOf)
    {
        var builder = new SnapshotBuilder(asOf);
        foreach (var (key, unit) in units)
        {
            var rides = kind is UnitKind.Household or UnitKind.Child;
            builder.Of(kind).Add(key, unit.Link);
            for (var source = 0; source < Sources; source++)
            {
                var tags = names.Where((_, i) => i % Sources == source).ToImmutableArray();
                if (tags.IsEmpty)
                {
                    continue;
                }

                var draw = new Random(unit.Seeds[source]);
                var facts = cases[unit.Case % cases.Count].Tags;
                var values = tags.Select(t => CaseUnits.Fact(t, facts, draw)).ToArray();
                var (owner, of) = rides && source == 0 ? (UnitKind.Citizen, "c" + key) : (kind, key);
                builder.Feed(owner, $"source-{source}", tags).Put(of, unit.Stated[source] > asOf ? asOf : unit.Stated[source], values);
            }
        }

        return builder.Seal();
    }

    private void Add()
    {
        var key = made++.ToString("000", CultureInfo.InvariantCulture);
        var stated = Enumerable.Range(0, Sources).Select(_ => new DateOnly(2025, 11, 28).AddDays(-random.Next(20) * random.Next(60)));
        units.Add(key, new Unit(
            kind is UnitKind.Household or UnitKind.Child && random.Next(10) > 0 ? "c" + key : null, random.Next(cases.Count), [.. Enumerable.Range(0, Sources).Select(_ => random.Next())], [.. stated]));
    }

    /// <param name="Link">Citizen of a child or household.</param>
    /// <param name="Case">Whose facts it has.</param>
    /// <param name="Seeds">By source: what its facts are drawn from.</param>
    /// <param name="Stated">By source: date of its facts.</param>
    private sealed record Unit(string? Link, int Case, ImmutableArray<int> Seeds, ImmutableArray<DateOnly> Stated);
}
