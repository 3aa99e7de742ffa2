using System.Collections.Immutable;
using Matching.Engine.Populations;
using Matching.Rules.Values;

namespace Matching.Engine.Tests.Populations;

public sealed class SnapshotBuilderTests
{
    private static readonly DateOnly Day = new(2025, 11, 28);

    private static readonly ImmutableArray<Value> Row =
    [
        Value.Of(1234.56m), Value.Of(10.5m), Value.Of(0.055m), Value.Of(new DateOnly(1954, 7, 20)), Value.Of("上海"), Value.False,
        Value.Of([Value.Of("特困"), Value.Of("低保"), Value.Of("低保")]),
    ];

    [Test]
    public void Seal_OneRowOfEveryType_GivesTheFactsBack()
    {
        var citizens = One(Row).Of(UnitKind.Citizen);

        Assert.That(citizens.Keys, Is.EqualTo(new[] { "A" }));
        Assert.That(Fact(citizens, "income"), Is.EqualTo(Value.Of(1234.56m)));
        Assert.That(Fact(citizens, "heads"), Is.EqualTo(Value.Of(10.5m)));
        Assert.That(Fact(citizens, "ratio"), Is.EqualTo(Value.Of(0.055m)));
        Assert.That(Fact(citizens, "born"), Is.EqualTo(Value.Of(new DateOnly(1954, 7, 20))));
        Assert.That(Fact(citizens, "place"), Is.EqualTo(Value.Of("上海")));
        Assert.That(Fact(citizens, "listed"), Is.EqualTo(Value.False));
        Assert.That(Fact(citizens, "statuses"), Is.EqualTo(Value.Of([Value.Of("低保"), Value.Of("特困")])));
    }

    [Test]
    public void Seal_MoneyAndPercent_AreExactScaledIntegers()
    {
        var citizens = One(Row).Of(UnitKind.Citizen);

        Assert.That(((ScaledColumn)Column(citizens, "income")).Scaled[0], Is.EqualTo(123456));
        Assert.That(((ScaledColumn)Column(citizens, "ratio")).Scaled[0], Is.EqualTo(55000));
        Assert.That(((ScaledColumn)Column(citizens, "heads")).Scaled[0], Is.EqualTo(105000));
    }

    [TestCase("21474836.48")]
    [TestCase("42949672.96")]
    [TestCase("-21474836.49")]
    [TestCase("999999999999.99")]
    [TestCase("-999999999999.99")]
    [TestCase("0")]
    public void Seal_MoneyOfAnySize_ComesBackExactly(string text)
    {
        var amount = decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
        Assert.That(Fact(One(Row.SetItem(0, Value.Of(amount))).Of(UnitKind.Citizen), "income"), Is.EqualTo(Value.Of(amount)));
    }

    [TestCase("1000000000000")]
    [TestCase("0.001")]
    public void TryScale_NumberThatCannotBeHeld_IsFalse(string text) => Assert.That(
        ScaledColumn.TryScale(decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture), Matching.Engine.Tags.TagType.Money, out _), Is.False);

    [Test]
    public void Seal_EmptyListAndAbsentList_AreDifferent()
    {
        var empty = One(Row.SetItem(6, Value.Of(ImmutableArray<Value>.Empty)));
        var absent = One(Row.SetItem(6, default));

        Assert.That(Fact(empty.Of(UnitKind.Citizen), "statuses"), Is.EqualTo(Value.Of(ImmutableArray<Value>.Empty)));
        Assert.That(absent.Of(UnitKind.Citizen).Columns.Single(c => c.Tag.Code == "statuses")[0].IsUnknown, Is.True);
        Assert.That(empty.Hash, Is.Not.EqualTo(absent.Hash));
    }

    [Test]
    public void Seal_RowWithoutAFact_IsUnknownBecauseOfTheTagAndHasNoAsOf()
    {
        var builder = new SnapshotBuilder(Day);
        var feed = builder.Feed(UnitKind.Citizen, "s", Tags.All);
        feed.Put("A", Day, Row.AsSpan());
        feed.Put("B", Day, Row.SetItem(0, default).AsSpan());

        var income = Column(builder.Seal().Of(UnitKind.Citizen), "income");

        Assert.That(income[1], Is.EqualTo(Value.Unknown("收入")));
        Assert.That(income.AsOf(1), Is.Null);
        Assert.That(income.AsOf(0), Is.EqualTo(Day));
    }

    [Test]
    public void Seal_SeveralAsOfDates_KeepsTheDateOfEachRow()
    {
        var builder = new SnapshotBuilder(Day);
        var feed = builder.Feed(UnitKind.Citizen, "s", Tags.All);
        feed.Put("A", new DateOnly(2025, 11, 1), Row.AsSpan());
        feed.Put("B", new DateOnly(1900, 1, 1), Row.AsSpan());
        feed.Put("C", new DateOnly(2025, 8, 20), Row.AsSpan());

        var born = Column(builder.Seal().Of(UnitKind.Citizen), "born");

        Assert.That(Enumerable.Range(0, 3).Select(born.AsOf), Is.EqualTo(new DateOnly?[] { new(2025, 11, 1), new(1900, 1, 1), new(2025, 8, 20) }));
        Assert.That(born.IsStale(0, Day), Is.False);
        Assert.That(born.IsStale(2, Day), Is.False);
        Assert.That(born.IsStale(2, Day.AddDays(1)), Is.True);
    }

    [Test]
    public void Put_LaterEqualAndEarlierDate_ReplacesKeepsAndIgnores()
    {
        var builder = new SnapshotBuilder(Day);
        var feed = builder.Feed(UnitKind.Citizen, "s", Tags.All);

        Assert.That(feed.Put("A", Day.AddDays(-5), Row.AsSpan()), Is.EqualTo(PutOutcome.Added));
        Assert.That(feed.Put("A", Day.AddDays(-5), Row.AsSpan()), Is.EqualTo(PutOutcome.Unchanged));
        Assert.That(feed.Put("A", Day, Row.SetItem(4, Value.Of("江苏")).SetItem(0, default).AsSpan()), Is.EqualTo(PutOutcome.Replaced));
        Assert.That(feed.Put("A", Day.AddDays(-1), Row.AsSpan()), Is.EqualTo(PutOutcome.Older));

        var citizens = builder.Seal().Of(UnitKind.Citizen);
        Assert.That(Fact(citizens, "place"), Is.EqualTo(Value.Of("江苏")));
        Assert.That(citizens.Columns.Single(c => c.Tag.Code == "income")[0].IsUnknown, Is.True);
    }

    [Test]
    public void From_EarlierSnapshot_CarriesFactsOfOtherSourcesOn()
    {
        var earlier = new SnapshotBuilder(Day.AddDays(-1));
        earlier.Feed(UnitKind.Citizen, "police", [Tags.Born]).Put("A", Day.AddDays(-40), [Value.Of(new DateOnly(1954, 7, 20))]);
        earlier.Feed(UnitKind.Citizen, "tax", [Tags.Income]).Put("A", Day.AddDays(-1), [Value.Of(10m)]);

        var builder = SnapshotBuilder.From(earlier.Seal(), Day);
        builder.Feed(UnitKind.Citizen, "tax", [Tags.Income]).Put("A", Day, [Value.Of(20m)]);
        var citizens = builder.Seal().Of(UnitKind.Citizen);

        Assert.That(Fact(citizens, "born"), Is.EqualTo(Value.Of(new DateOnly(1954, 7, 20))));
        Assert.That(Column(citizens, "born").AsOf(0), Is.EqualTo(Day.AddDays(-40)));
        Assert.That(Fact(citizens, "income"), Is.EqualTo(Value.Of(20m)));
        Assert.That(Column(citizens, "income").AsOf(0), Is.EqualTo(Day));
    }

    [Test]
    public void From_EarlierSnapshotUnchanged_HasItsHash()
    {
        var earlier = One(Row);
        Assert.That(SnapshotBuilder.From(earlier, Day.AddDays(1)).Seal().Hash, Is.EqualTo(earlier.Hash));
    }

    [Test]
    public void Seal_Household_KeepsTheLinkAndCitizensHaveNone()
    {
        var builder = new SnapshotBuilder(Day);
        builder.Of(UnitKind.Household).Add("H2", "A");
        builder.Of(UnitKind.Household).Add("H1");
        builder.Of(UnitKind.Citizen).Add("A");
        var snapshot = builder.Seal();

        Assert.That(snapshot.Of(UnitKind.Household).Keys, Is.EqualTo(new[] { "H1", "H2" }));
        Assert.That(snapshot.Of(UnitKind.Household).Links, Is.EqualTo(new[] { null, "A" }));
        Assert.That(snapshot.Of(UnitKind.Citizen).Links, Is.Empty);
    }

    [Test]
    public void Feed_TagOfAnotherSource_Throws()
    {
        var builder = new SnapshotBuilder(Day);
        builder.Feed(UnitKind.Citizen, "police", [Tags.Born]);

        Assert.That(
            () => builder.Feed(UnitKind.Citizen, "health", [Tags.Born]),
            Throws.InvalidOperationException.With.Message.EqualTo("tag 出生日期 is stated by police and by health; one tag has one source"));
    }

    [Test]
    public void Put_MoneyWithThreeDecimals_Throws() =>
        Assert.That(() => One(Row.SetItem(0, Value.Of(1.234m))), Throws.ArgumentException);

    [Test]
    public void Put_StringForADate_Throws() =>
        Assert.That(() => One(Row.SetItem(3, Value.Of("1954-07-20"))), Throws.ArgumentException);

    [Test]
    public void Put_TooFewValues_Throws() =>
        Assert.That(() => One([Value.Of(1m)]), Throws.ArgumentException);

    [Test]
    public void Add_EmptyKeyOrLinkedCitizen_Throws()
    {
        var citizens = new SnapshotBuilder(Day).Of(UnitKind.Citizen);
        Assert.That(() => citizens.Add(""), Throws.ArgumentException);
        Assert.That(() => citizens.Add("A", "B"), Throws.ArgumentException);
    }

    private static Snapshot One(ImmutableArray<Value> row)
    {
        var builder = new SnapshotBuilder(Day);
        builder.Feed(UnitKind.Citizen, "s", Tags.All).Put("A", Day, row.AsSpan());
        return builder.Seal();
    }

    private static FactColumn Column(Population population, string code) => population.Columns.Single(c => c.Tag.Code == code);

    private static Value Fact(Population population, string code) => Column(population, code)[0];
}
