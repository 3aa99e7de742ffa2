using CsCheck;
using Matching.Engine.Populations;

namespace Matching.Engine.Tests.Populations;

public sealed class KeyRowsTests
{
    [Test]
    public void TryAdd_KeysInAnyOrder_AreFoundAsInATable() =>
        Gen.Select(Gen.Int[0, 300].Array[0, 200], Gen.Int[0, 300].Array[0, 200], Gen.Bool).Sample((added, asked, ascending) =>
        {
            var (keys, table) = (new KeyRows(), new Dictionary<string, int>(StringComparer.Ordinal));
            foreach (var number in ascending ? added.Order() : added.AsEnumerable())
            {
                Assert.That(keys.TryAdd(Key(number)), Is.EqualTo(table.TryAdd(Key(number), table.Count)));
            }

            foreach (var number in asked)
            {
                var found = keys.TryFind(Key(number), out var row);
                Assert.That((found, found ? row : -1), Is.EqualTo(table.TryGetValue(Key(number), out var place) ? (true, place) : (false, -1)));
            }

            Assert.That(keys.ToArray(), Is.EqualTo(table.OrderBy(p => p.Value).Select(p => p.Key)));
        });

    [Test]
    public void TryFind_SecondPassOverManySortedKeys_FindsAllAndNothingBetween()
    {
        var keys = new KeyRows();
        for (var number = 0; number < 20_000; number++)
        {
            keys.Add(Key(number * 2));
        }

        for (var number = 0; number < 40_000; number++)
        {
            Assert.That(keys.TryFind(Key(number), out var row) ? row : -1, Is.EqualTo(number % 2 == 0 ? number / 2 : -1));
        }

        Assert.That(keys.IsSorted, Is.True);
        Assert.That(keys.TryFind(Key(39_000), out _), Is.True);
        Assert.That(keys.TryFind(Key(30_002), out var back) ? back : -1, Is.EqualTo(15_001));
    }

    [Test]
    public void TryAddFirst_KeysThatAscend_AreAsAddedOneByOne()
    {
        string[] sorted = [.. Enumerable.Range(0, 10_000).Select(n => Key(n * 2))];
        var keys = new KeyRows();

        Assert.That(keys.TryAddFirst(sorted), Is.True);
        Assert.That((keys.Count, keys.IsSorted, keys.TryFind(Key(9_998), out var row), row), Is.EqualTo((10_000, true, true, 4_999)));
        Assert.That(keys.TryFind(Key(1), out _), Is.False);
        Assert.That((keys.TryAdd(Key(19_998)), keys.TryAdd(Key(7)), keys.IsSorted), Is.EqualTo((false, true, false)));
        Assert.That(keys.ToArray(), Is.EqualTo(sorted.Append(Key(7))));
        Assert.That(keys.TryAddFirst([Key(50_000)]), Is.False);
    }

    [Test]
    public void TryAddFirst_KeysThatDoNotAscend_AreNotAdded([Values("B,A", "A,A", ",A", "A,C,B")] string keys)
    {
        var rows = new KeyRows();

        Assert.That(rows.TryAddFirst(keys.Split(',')), Is.False);
        Assert.That((rows.Count, rows.TryAdd("A")), Is.EqualTo((0, true)));
    }

    [Test]
    public void Add_EmptyKey_IsRefused() => Assert.That(() => new KeyRows().Add(string.Empty), Throws.ArgumentException);

    private static string Key(int number) => number.ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
}
