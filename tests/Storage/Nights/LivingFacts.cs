using System.Globalization;
using Matching.Engine.Populations;
using Matching.Rules.Values;

namespace Matching.Storage.Tests.Nights;

/// <summary>Citizens, children, households and enterprises whose facts change from night to night: born, died, moved, restated, fallen silent, new and gone.</summary>
internal sealed class LivingFacts(int seed)
{
    private const int Citizens = 14;

    private readonly Random random = new(seed);
    private readonly SortedDictionary<string, Person> people = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Firm> firms = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Child> children = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (string? Applicant, int Members)> households = new(StringComparer.Ordinal);
    private int made;

    /// <summary>Keys of those who may be paid.</summary>
    public IReadOnlyList<string> Payees => [.. people.Keys, .. firms.Keys];

    /// <summary>The first units.</summary>
    public void Begin(DateOnly today)
    {
        for (var i = 0; i < Citizens; i++)
        {
            Add(today);
        }
    }

    /// <summary>Changes some units.</summary>
    public void Change(DateOnly today, int changes)
    {
        for (var i = 0; i < changes; i++)
        {
            var key = people.Keys.ElementAt(random.Next(people.Count));
            switch (random.Next(11))
            {
                case 0:
                    people.Remove(key);
                    break;
                case 1:
                    Add(today);
                    break;
                case 2:
                    people[key] = people[key] with { Died = people[key].Died is null ? today.AddDays(-random.Next(9)) : null };
                    break;
                case 3 or 4:
                    people[key] = people[key] with { Grade = random.Next(1, 6), Stated = today };
                    break;
                case 5:
                    people[key] = people[key] with { IsLocal = !people[key].IsLocal, Stated = today };
                    break;
                case 6 when children.Count > 0:
                    var child = children.Keys.ElementAt(random.Next(children.Count));
                    children[child] = children[child] with { Parent = random.Next(5) == 0 ? null : key, Place = random.Next(3) > 0 ? "徐汇区" : "静安区", Died = random.Next(6) == 0 ? today : null };
                    break;
                case 7 when households.Count > 0:
                    households[households.Keys.ElementAt(random.Next(households.Count))] = (random.Next(5) == 0 ? null : key, random.Next(1, 4));
                    break;
                case 8 when firms.Count > 0:
                    firms[firms.Keys.ElementAt(random.Next(firms.Count))] = new Firm(random.Next(1, 9), random.Next(4) > 0 ? "存续" : "注销", random.Next(5) == 0, today);
                    break;
                default:
                    people[key] = people[key] with { Stated = today };
                    break;
            }
        }
    }

    /// <summary>The facts as they are, sealed for a date.</summary>
    public Snapshot SealedOn(DateOnly asOf)
    {
        var builder = new SnapshotBuilder(asOf);
        foreach (var (key, p) in people)
        {
            Put(builder, UnitKind.Citizen, "police", key, p.Stated, ("出生日期", Value.Of(p.Born)), ("户籍地", Value.Of(p.IsLocal ? "上海" : "外省市")), ("死亡日期", p.Died is { } day ? Value.Of(day) : default));
            Put(builder, UnitKind.Citizen, "disabled", key, p.Stated.AddDays(-20), ("残疾等级", p.Grade > 4 ? default : Value.Of((decimal)p.Grade)));
        }

        foreach (var (key, c) in children)
        {
            builder.Of(UnitKind.Child).Add(key, c.Parent);
            Put(builder, UnitKind.Child, "birth", key, c.Stated, ("子女出生日期", Value.Of(c.Born)), ("子女户籍地", Value.Of(c.Place)), ("死亡日期", c.Died is { } day ? Value.Of(day) : default));
        }

        foreach (var (key, (applicant, members)) in households)
        {
            builder.Of(UnitKind.Household).Add(key, applicant);
            Put(builder, UnitKind.Household, "welfare", key, asOf.AddDays(-10), ("保障人口数", Value.Of((decimal)members)));
        }

        foreach (var (key, f) in firms)
        {
            Put(builder, UnitKind.Enterprise, "market", key, f.Stated, ("从业人数", Value.Of((decimal)f.Staff)), ("企业登记状态", Value.Of(f.Status)), ("列入严重违法失信名单", Value.Of(f.IsListed)));
        }

        return builder.Seal();
    }

    private static void Put(SnapshotBuilder builder, UnitKind kind, string source, string key, DateOnly stated, params (string Tag, Value Value)[] facts) =>
        builder.Feed(kind, source, [.. facts.Select(f => SmallCatalogue.Tags.Find(f.Tag)!)])
            .Put(key, stated > builder.AsOf ? builder.AsOf : stated, [.. facts.Select(f => f.Value.Kind == ValueKind.Null ? Value.Unknown(f.Tag) : f.Value)]);

    private void Add(DateOnly today)
    {
        var number = made++.ToString("000", CultureInfo.InvariantCulture);
        var stated = today.AddDays(-random.Next(60));
        people.Add("c" + number, new Person(new DateOnly(random.Next(1950, 1968), random.Next(1, 13), random.Next(1, 29)), random.Next(3) > 0, random.Next(1, 6), null, stated));
        if (random.Next(2) == 0)
        {
            children.Add("k" + number, new Child(random.Next(6) == 0 ? null : "c" + number, new DateOnly(random.Next(2021, 2025), random.Next(1, 13), 5), "徐汇区", null, stated));
        }

        if (random.Next(3) == 0)
        {
            households.Add("h" + number, ("c" + number, random.Next(1, 4)));
        }

        if (random.Next(3) == 0)
        {
            firms.Add("e" + number, new Firm(random.Next(1, 9), "存续", false, stated));
        }
    }

    private sealed record Person(DateOnly Born, bool IsLocal, int Grade, DateOnly? Died, DateOnly Stated);

    private sealed record Child(string? Parent, DateOnly Born, string Place, DateOnly? Died, DateOnly Stated);

    private sealed record Firm(int Staff, string Status, bool IsListed, DateOnly Stated);
}
