using System.Collections.Immutable;
using CsCheck;
using Matching.Engine.Populations;
using Matching.Rules.Values;

namespace Matching.Engine.Tests.Populations;

public sealed class SnapshotDiffTests
{
    private static readonly DateOnly Day = new(2025, 11, 28);

    /// <summary>What two sources say about one child: who the parent is, days before the date, and choices of values (0 for none).</summary>
    private static readonly Gen<(int Parent, int Age, int[] Choices)> Units =
        Gen.Select(Gen.Int[0, 3], Gen.OneOf(Gen.Int[0, 2], Gen.Const(70_000)), Gen.Int[0, 4].Array[7], (parent, age, choices) => (parent, age, choices));

    private static readonly Gen<(int Key, (int Parent, int Age, int[] Choices) Unit)[]> Changes =
        Gen.Select(Gen.Int[0, 420], Units, (key, unit) => (key, unit)).Array[0, 40];

    [Test]
    public void Between_RandomSnapshots_FindsWhatAComparisonFactByFactFinds() => Gen.Select(
        Units.Array[0, 400], Changes, Gen.Int[0, 420].Array[0, 30], Gen.Bool, Gen.Bool).Sample((first, changes, removed, lacksAColumn, otherSource) =>
    {
        var units = first.Select((unit, key) => (key, unit)).ToDictionary(p => p.key, p => p.unit);
        var older = Seal(units, "s", withRatio: true);
        foreach (var (key, unit) in changes)
        {
            units[key] = unit;
        }

        foreach (var key in removed)
        {
            units.Remove(key);
        }

        var newer = Seal(units, otherSource && changes.Length > 30 ? "t" : "s", withRatio: !lacksAColumn || changes.Length < 30);

        var diff = SnapshotDiff.Between(older, newer).Of(UnitKind.Child);

        var (before, after) = (older.Of(UnitKind.Child), newer.Of(UnitKind.Child));
        Assert.That(diff is null ? [] : NaiveDiff.Lines(diff, after), Is.EqualTo(NaiveDiff.Between(before, after)));
        Assert.That(
            Enumerable.Range(0, after.Count).Where(row => diff!.ChangedAny[row]).Select(row => after.Keys[row]),
            Is.EqualTo(NaiveDiff.Between(before, after).Where(l => !l.StartsWith("removed", StringComparison.Ordinal)).Select(l => l.Split(' ')[1]).Distinct()));
        Assert.That(after.Keys.Select(before.IndexOf).Select(row => Math.Max(-1, row)), Is.EqualTo(diff is null ? [] : diff.OldRowOf));
    });

    [Test]
    public void Seal_RandomFacts_HasTheHashOfTheDocumentedStream() => Gen.Select(Units.Array[0, 1100], Gen.Bool).Sample(
        (units, withRatio) =>
        {
            var snapshot = Seal(units.Select((unit, key) => (key, unit)).ToDictionary(p => p.key, p => p.unit), "s", withRatio);
            Assert.That(snapshot.Hash, Is.EqualTo(NaiveHash.Of(snapshot)));
        },
        iter: 30);

    [Test]
    public void Between_FactOfOneOfManyUnits_MarksThatUnitAndTagOnly()
    {
        var diff = SnapshotDiff.Between(Incomes(1000, 777, 1m, Day), Incomes(1000, 777, 2m, Day)).Of(UnitKind.Citizen)!;

        Assert.That(Rows(diff.Changed["收入"]), Is.EqualTo(new[] { 777 }));
        Assert.That(Rows(diff.ChangedAny), Is.EqualTo(new[] { 777 }));
        Assert.That(diff.Redated["收入"].CountSet(), Is.Zero);
        Assert.That(diff.Changed["户籍地"].CountSet(), Is.Zero);
        Assert.That(diff.Added.CountSet(), Is.Zero);
        Assert.That(diff.Removed, Is.Empty);
        Assert.That(diff.OldRowOf[999], Is.EqualTo(999));
    }

    [Test]
    public void Between_SameFactAsOfALaterDay_IsChangedAndRedated()
    {
        var diff = SnapshotDiff.Between(Incomes(130, 64, 1m, Day.AddDays(-1)), Incomes(130, 64, 1m, Day)).Of(UnitKind.Citizen)!;

        Assert.That(Rows(diff.Changed["收入"]), Is.EqualTo(new[] { 64 }));
        Assert.That(Rows(diff.Redated["收入"]), Is.EqualTo(new[] { 64 }));
    }

    [Test]
    public void Between_UnitInFront_MovesTheRowsOfAllOthers()
    {
        var newer = SnapshotBuilder.From(Incomes(200, 0, 1m, Day), Day);
        newer.Of(UnitKind.Citizen).Add("A");

        var diff = SnapshotDiff.Between(Incomes(200, 0, 1m, Day), newer.Seal()).Of(UnitKind.Citizen)!;

        Assert.That(Rows(diff.Added), Is.EqualTo(new[] { 0 }));
        Assert.That(Rows(diff.ChangedAny), Is.EqualTo(new[] { 0 }));
        Assert.That(diff.OldRowOf[0], Is.EqualTo(-1));
        Assert.That(diff.OldRowOf[200], Is.EqualTo(199));
    }

    [Test]
    public void Between_TagThatASourceBeganToState_CountsForEveryUnit()
    {
        var newer = SnapshotBuilder.From(Incomes(70, 0, 1m, Day), Day);
        newer.Feed(UnitKind.Citizen, "police", [Tags.Born]);

        var diff = SnapshotDiff.Between(Incomes(70, 0, 1m, Day), newer.Seal()).Of(UnitKind.Citizen)!;

        Assert.That(diff.Restated, Is.EqualTo(new[] { "出生日期" }));
        Assert.That(diff.Changed["出生日期"].CountSet(), Is.EqualTo(70));
    }

    [Test]
    public void Between_KindThatIsGone_NamesItsKeys()
    {
        var diff = SnapshotDiff.Between(Incomes(2, 0, 1m, Day), new SnapshotBuilder(Day).Seal()).Of(UnitKind.Citizen)!;

        Assert.That(diff.Removed, Is.EqualTo(new[] { "K1000", "K1001" }));
        Assert.That(diff.Added.Count, Is.Zero);
    }

    [Test]
    public void Between_SameSnapshot_IsEmpty()
    {
        var snapshot = Incomes(500, 3, 1m, Day);
        Assert.That(SnapshotDiff.Between(snapshot, snapshot).Of(UnitKind.Citizen)!.ChangedAny.CountSet(), Is.Zero);
        Assert.That(SnapshotDiff.Between(snapshot, snapshot).Of(UnitKind.Child), Is.Null);
    }

    private static Snapshot Incomes(int units, int other, decimal amount, DateOnly day)
    {
        var builder = new SnapshotBuilder(Day);
        var feed = builder.Feed(UnitKind.Citizen, "s", [Tags.Income, Tags.Place]);
        for (var unit = 0; unit < units; unit++)
        {
            feed.Put($"K{1000 + unit}", unit == other ? day : Day, [Value.Of(unit == other ? amount : unit), default]);
        }

        return builder.Seal();
    }

    private static Snapshot Seal(Dictionary<int, (int Parent, int Age, int[] Choices)> units, string source, bool withRatio)
    {
        var builder = new SnapshotBuilder(Day);
        foreach (var (key, unit) in units)
        {
            var name = $"K{key:000}";
            builder.Of(UnitKind.Child).Add(name, unit.Parent == 0 ? null : $"P{unit.Parent}");
            builder.Feed(UnitKind.Child, "a", [Tags.Income, Tags.Heads, Tags.Born, Tags.Place]).Put(name, Day.AddDays(-unit.Age), [.. Values(unit.Choices)[..4]]);
            builder.Feed(UnitKind.Child, source, [Tags.Listed, Tags.Statuses]).Put(name, Day, [.. Values(unit.Choices)[4..6]]);
            if (withRatio)
            {
                builder.Feed(UnitKind.Child, "r", [Tags.Ratio]).Put(name, Day, [Values(unit.Choices)[6]]);
            }
        }

        return builder.Seal();
    }

    private static Value[] Values(int[] choices) =>
    [
        Known(choices[0], n => Value.Of(n * 1.25m)), Known(choices[1], n => Value.Of((decimal)n)), Known(choices[2], n => Value.Of(Day.AddDays(n))),
        Known(choices[3], n => Value.Of($"省{n}")), Known(choices[4], n => Value.Of(n > 2)),
        Known(choices[5], n => Value.Of([.. Enumerable.Range(1, n - 1).Select(i => Value.Of($"证{i}"))])), Known(choices[6], n => Value.Of(n * 0.01m)),
    ];

    private static Value Known(int choice, Func<int, Value> make) => choice == 0 ? default : make(choice);

    private static IEnumerable<int> Rows(RowBitmap bitmap) => Enumerable.Range(0, bitmap.Count).Where(row => bitmap[row]);
}
