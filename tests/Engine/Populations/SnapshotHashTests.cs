using System.Collections.Immutable;
using System.Globalization;
using Matching.Engine.Populations;
using Matching.Engine.Tags;
using Matching.Rules.Values;

namespace Matching.Engine.Tests.Populations;

public sealed class SnapshotHashTests
{
    private static readonly DateOnly Day = new(2025, 11, 28);

    [Test]
    public void Of_NothingAtAll_IsTheHashOfTheFormAlone()
    {
        // SHA-256 of the length 19 (four bytes, little-endian) and "matching-snapshot-1".
        Assert.That(SnapshotHash.Of([]), Is.EqualTo("9d2e79ff8f3e8640cec3456b1ef7286f4f032967fc11f56611155cd23d9ee074"));
    }

    [Test]
    public void Of_OneFact_IsTheHashOfTheDocumentedStream()
    {
        var builder = new SnapshotBuilder(Day);
        builder.Feed(UnitKind.Enterprise, "tax", [Tags.Income]).Put("K", Day, [Value.Of(1.5m)]);

        Assert.That(builder.Seal().Hash, Is.EqualTo("2c3761cf1784d12abc8acb5dd66c4586c4b7900f47867d847a3d4a50da55c3bf"));
    }

    [Test]
    public void Of_RowsAndTagsInAnotherOrder_IsTheSame()
    {
        var forward = new SnapshotBuilder(Day);
        Fill(forward, [Tags.Income, Tags.Place], Enumerable.Range(0, 500), swap: false);
        var backward = new SnapshotBuilder(Day.AddDays(3));
        Fill(backward, [Tags.Place, Tags.Income], Enumerable.Range(0, 500).Reverse(), swap: true);

        Assert.That(backward.Seal().Hash, Is.EqualTo(forward.Seal().Hash));
    }

    [Test]
    public void Of_FactReplacedAndReplacedBack_LeavesNoTraceInTheHash()
    {
        var plain = new SnapshotBuilder(Day);
        plain.Feed(UnitKind.Citizen, "s", [Tags.Place]).Put("A", Day, [Value.Of("上海")]);
        var replaced = new SnapshotBuilder(Day);
        var feed = replaced.Feed(UnitKind.Citizen, "s", [Tags.Place]);
        feed.Put("A", Day.AddDays(-1), [Value.Of("江苏")]);
        feed.Put("A", Day, [Value.Of("上海")]);

        Assert.That(replaced.Seal().Hash, Is.EqualTo(plain.Seal().Hash));
    }

    [TestCase("value")]
    [TestCase("as-of")]
    [TestCase("source")]
    [TestCase("key")]
    [TestCase("kind")]
    [TestCase("link")]
    [TestCase("tag")]
    public void Of_AnyPartOfAFactChanged_Differs(string part)
    {
        var changed = new SnapshotBuilder(Day);
        var kind = part == "kind" ? UnitKind.Household : UnitKind.Child;
        var key = part == "key" ? "B" : "A";
        changed.Of(kind).Add(key, part == "link" ? "P2" : "P1");
        changed.Feed(kind, part == "source" ? "t" : "s", [part == "tag" ? Tags.Heads : Tags.Income])
            .Put(key, part == "as-of" ? Day.AddDays(-1) : Day, [Value.Of(part == "value" ? 2m : 1m)]);

        var original = new SnapshotBuilder(Day);
        original.Of(UnitKind.Child).Add("A", "P1");
        original.Feed(UnitKind.Child, "s", [Tags.Income]).Put("A", Day, [Value.Of(1m)]);

        Assert.That(changed.Seal().Hash, Is.Not.EqualTo(original.Seal().Hash));
    }

    [Test]
    [SetCulture("tr-TR")]
    public void Of_UnderAnotherCulture_IsTheSame()
    {
        Assert.That(CultureInfo.CurrentCulture.Name, Is.EqualTo("tr-TR"));
        var builder = new SnapshotBuilder(Day);
        builder.Feed(UnitKind.Enterprise, "tax", [Tags.Income]).Put("K", Day, [Value.Of(1.5m)]);

        Assert.That(builder.Seal().Hash, Is.EqualTo("2c3761cf1784d12abc8acb5dd66c4586c4b7900f47867d847a3d4a50da55c3bf"));
    }

    [Test]
    public void Of_KeysBeyondOneBuffer_CoversTheLastOne()
    {
        Assert.That(HashOfKeys("K9999"), Is.Not.EqualTo(HashOfKeys("K9998x")));

        static string HashOfKeys(string last)
        {
            var builder = new SnapshotBuilder(Day);
            foreach (var key in Enumerable.Range(0, 9999).Select(n => $"K{n:0000}").Append(last))
            {
                builder.Of(UnitKind.Enterprise).Add(key);
            }

            return builder.Seal().Hash;
        }
    }

    private static void Fill(SnapshotBuilder builder, ImmutableArray<Tag> tags, IEnumerable<int> numbers, bool swap)
    {
        var feed = builder.Feed(UnitKind.Citizen, "s", tags);
        foreach (var number in numbers)
        {
            var (income, place) = (Value.Of(number / 4m), Value.Of(number % 3 == 0 ? "上海" : $"省{number % 31}"));
            feed.Put($"K{number}", Day.AddDays(-(number % 7)), swap ? [place, income] : [income, place]);
        }
    }
}
