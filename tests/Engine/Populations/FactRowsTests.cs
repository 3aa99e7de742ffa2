using System.Collections.Immutable;
using CsCheck;
using Matching.Engine.Populations;
using Matching.Engine.Tags;
using Matching.Rules.Values;

namespace Matching.Engine.Tests.Populations;

/// <summary>Many rows at once become what they become one by one.</summary>
public sealed class FactRowsTests
{
    private static readonly DateOnly Day = new(2025, 11, 28);
    private static readonly ImmutableArray<Tag> Stated = [Tags.Income, Tags.Born, Tags.Place, Tags.Listed, Tags.Statuses];

    private static readonly Gen<(int Age, int[] Choices)> Rows = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2].Array[Stated.Length], (age, choices) => (age, choices));

    [Test]
    public void Put_ManyRows_AsOneByOne() =>
        Gen.Select(Rows.Array[0, 60], Rows.Array[0, 60], Gen.Int[1, 7]).Sample((first, second, block) =>
        {
            var (single, many) = (new SnapshotBuilder(Day), new SnapshotBuilder(Day));
            foreach (var rows in new[] { first, second })
            {
                Assert.That(PutAll(many, rows, block), Is.EqualTo(PutEach(single, rows)));
            }

            Assert.That(many.Seal().Hash, Is.EqualTo(single.Seal().Hash));
        });

    [Test]
    public void Put_OvertakenRowOfTheSameDate_ChangesNothing()
    {
        var builder = new SnapshotBuilder(Day);
        var feed = builder.Feed(UnitKind.Citizen, "s", [Tags.Income]);
        feed.Put("A", Day, [Value.Of(1m)]);
        var facts = new FactRows([Tags.Income]);
        facts.Add([Value.Of(2m)]);
        facts.Add([Value.Of(3m)]);

        var outcomes = feed.Put(new FeedRows(["A", "B"], [Day.DayNumber, Day.DayNumber], [0, 1]), facts, _ => true);

        Assert.That(outcomes, Is.EqualTo(new[] { PutOutcome.Older, PutOutcome.Added }));
        Assert.That(((ScaledColumn)builder.Seal().Of(UnitKind.Citizen).Columns[0]).Scaled.ToArray(), Is.EqualTo(new[] { 100L, 300L }));
    }

    [Test]
    public void Same_RowsOfBlocks_AreComparedByValue()
    {
        var (facts, block) = (new FactRows([Tags.Place]), new FactRows([Tags.Place]));
        facts.Add([Value.Of("上海")]);
        facts.Add([Value.Of("外省市")]);
        block.Add([Value.Of("外省市")]);
        block.Add([default(Value)]);
        facts.Add(block);

        Assert.That((facts.Count, facts.Same(1, 2), facts.Same(0, 2), facts.Same(2, 3)), Is.EqualTo((4, true, false, false)));
    }

    [Test]
    public void AddCells_OfAnyBlocks_AsValues() =>
        Gen.Select(Gen.Int[0, 2].Array[Stated.Length].Array[0, 200], Gen.Int[1, 150]).Sample((rows, block) =>
        {
            var (values, cells, part) = (new FactRows(Stated), new FactRows(Stated, expected: 10), new FactRows(Stated));
            foreach (var row in rows)
            {
                values.Add(Values(row));
                part.AddCells(CellsOf(row, part));
                if (part.Count == block)
                {
                    cells.Add(part);
                    part.Clear();
                }
            }

            cells.Add(part);
            Assert.That(Seal(cells), Is.EqualTo(Seal(values)));
        });

    [Test]
    public void AddCells_WrongNumberOrUnknownCode_IsRefused()
    {
        var facts = new FactRows([Tags.Place]);

        Assert.That(() => facts.AddCells([]), Throws.ArgumentException);
        Assert.That(() => facts.AddCells([FactCell.OfCode(0)]), Throws.ArgumentException);
        Assert.That(() => facts.CodeOf(0, Value.Of(1m)), Throws.ArgumentException);
        Assert.That(() => new FactRows([Tags.Income]).CodeOf(0, Value.Of("上海")), Throws.ArgumentException);
    }

    [Test]
    public void Add_WrongNumberOfValues_IsRefused() => Assert.That(() => new FactRows([Tags.Income]).Add([]), Throws.ArgumentException);

    private static PutOutcome[] PutEach(SnapshotBuilder builder, (int Age, int[] Choices)[] rows)
    {
        var feed = builder.Feed(UnitKind.Citizen, "s", Stated);
        return [.. rows.Select((row, key) => feed.Put(Key(key), Day.AddDays(-row.Age), Values(row.Choices)))];
    }

    private static PutOutcome[] PutAll(SnapshotBuilder builder, (int Age, int[] Choices)[] rows, int block)
    {
        var facts = new FactRows(Stated);
        foreach (var part in rows.Chunk(block))
        {
            var more = new FactRows(Stated);
            Array.ForEach(part, row => more.Add(Values(row.Choices)));
            facts.Add(more);
        }

        var feed = builder.Feed(UnitKind.Citizen, "s", Stated);
        return feed.Put(
            new FeedRows([.. rows.Select((_, key) => Key(key))], [.. rows.Select(r => Day.DayNumber - r.Age)], [.. rows.Select((_, place) => place)]), facts, _ => false);
    }

    private static string Seal(FactRows facts)
    {
        var builder = new SnapshotBuilder(Day);
        int[] places = [.. Enumerable.Range(0, facts.Count)];
        builder.Feed(UnitKind.Citizen, "s", Stated).Put(
            new FeedRows(Array.ConvertAll(places, Key), Array.ConvertAll(places, _ => Day.DayNumber), places), facts, _ => false);
        return builder.Seal().Hash;
    }

    private static FactCell[] CellsOf(int[] choices, FactRows rows)
    {
        var values = Values(choices);
        return
        [
            choices[0] == 0 ? default : FactCell.OfScaled((choices[0] * 100) + 25),
            choices[1] == 0 ? default : FactCell.OfDay(Day.DayNumber - choices[1]),
            choices[2] == 0 ? default : FactCell.OfCode(rows.CodeOf(2, values[2])),
            choices[3] == 0 ? default : FactCell.OfTruth(choices[3] == 1),
            choices[4] == 0 ? default : FactCell.OfCode(rows.CodeOf(4, values[4])),
        ];
    }

    private static string Key(int number) => number.ToString("D3", System.Globalization.CultureInfo.InvariantCulture);

    private static Value[] Values(int[] choices) =>
    [
        choices[0] == 0 ? default : Value.Of(choices[0] + 0.25m),
        choices[1] == 0 ? default : Value.Of(Day.AddDays(-choices[1])),
        choices[2] == 0 ? default : Value.Of(choices[2] == 1 ? "上海" : "外省市"),
        choices[3] == 0 ? default : Value.Of(choices[3] == 1),
        choices[4] == 0 ? default : choices[4] == 1 ? Value.Of([]) : Value.Of([Value.Of("特困"), Value.Of("低保")]),
    ];
}
