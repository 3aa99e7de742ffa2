using Matching.Api.Composition;
using Matching.Engine.Populations;
using Matching.Engine.Tags;
using Matching.Storage.Snapshots;

namespace Matching.Api.Tests;

/// <summary>Snapshots without a fact: their hash is the same whatever their date.</summary>
internal sealed class SnapshotCacheTests
{
    private static readonly DateOnly First = new(2025, 11, 1);
    private Workplace place = null!;
    private SnapshotStore store = null!;
    private string hash = null!;

    [SetUp]
    public void SetUp()
    {
        place = new Workplace();
        store = new SnapshotStore(place["data"], TagDictionaryReader.Read(Cli.Catalog).Dictionary!, TimeProvider.System);
        hash = new SnapshotBuilder(First).Seal().Hash;
        foreach (var day in Enumerable.Range(0, 3))
        {
            store.Publish(new SnapshotBuilder(First.AddDays(day)).Seal(), []);
        }
    }

    [TearDown]
    public void TearDown() => place.Dispose();

    [Test]
    public void Of_DaysWithTheSameHash_TheOneUpToTheDate()
    {
        var cache = new SnapshotCache(store);

        Assert.That(cache.Of(hash, First).AsOf, Is.EqualTo(First));
        Assert.That(cache.Of(hash, First.AddDays(9)).AsOf, Is.EqualTo(First.AddDays(2)));
    }

    [Test]
    public void Of_SeveralDatesThatMeanTheSame_IsReadOnce()
    {
        var cache = new SnapshotCache(store);

        Assert.That(cache.Of(hash, First.AddDays(9)), Is.SameAs(cache.Of(hash, First.AddDays(2))));
        Assert.That(cache.Of(hash, DateOnly.MaxValue), Is.SameAs(cache.Of(hash, First.AddDays(2))));
    }

    [Test]
    public void Of_AThirdSnapshot_TheOneUsedLongestAgoIsReadAgain()
    {
        var cache = new SnapshotCache(store);
        var first = cache.Of(hash, First);
        var second = cache.Of(hash, First.AddDays(1));
        cache.Of(hash, First);
        cache.Of(hash, First.AddDays(2));

        Assert.That(cache.Of(hash, First), Is.SameAs(first));
        Assert.That(cache.Of(hash, First.AddDays(1)), Is.Not.SameAs(second));
    }

    [Test]
    public void Of_SnapshotThatComesLater_FoundThen()
    {
        var cache = new SnapshotCache(store);
        var early = First.AddDays(-1);
        Assert.That(() => cache.Of(hash, early), Throws.InstanceOf<SnapshotException>().With.Message.Contains("2025-10-31"));
        store.Publish(new SnapshotBuilder(early).Seal(), []);

        Assert.That(cache.Of(hash, early).AsOf, Is.EqualTo(early));
    }
}
