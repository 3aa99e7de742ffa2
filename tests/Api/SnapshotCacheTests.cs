using Matching.Api.Composition;
using Matching.Engine.Populations;
using Matching.Engine.Tags;
using Matching.Storage.Snapshots;

namespace Matching.Api.Tests;

internal sealed class SnapshotCacheTests
{
    private Workplace place = null!;
    private SnapshotStore store = null!;
    private string[] hashes = null!;

    [SetUp]
    public void SetUp()
    {
        place = new Workplace();
        store = new SnapshotStore(place["data"], TagDictionaryReader.Read(Cli.Catalog).Dictionary!, TimeProvider.System);
        hashes = [.. Enumerable.Range(1, 3).Select(day => store.Publish(new SnapshotBuilder(new DateOnly(2025, 11, day)).Seal(), []).Hash)];
    }

    [TearDown]
    public void TearDown() => place.Dispose();

    [Test]
    public void Of_TheSameHashTwice_TheSameSnapshot()
    {
        var cache = new SnapshotCache(store);
        var first = cache.Of(hashes[0]);

        Assert.That(cache.Of(hashes[0]), Is.SameAs(first));
    }

    [Test]
    public void Of_AThirdSnapshot_TheOneUsedLongestAgoIsReadAgain()
    {
        var cache = new SnapshotCache(store);
        var first = cache.Of(hashes[0]);
        var second = cache.Of(hashes[1]);
        cache.Of(hashes[0]);
        cache.Of(hashes[2]);

        Assert.That(cache.Of(hashes[0]), Is.SameAs(first));
        Assert.That(cache.Of(hashes[1]), Is.Not.SameAs(second));
    }

    [Test]
    public void Of_SnapshotThatComesLater_FoundThen()
    {
        var cache = new SnapshotCache(store);
        var later = new SnapshotBuilder(new DateOnly(2025, 12, 1)).Seal();
        Assert.That(() => cache.Of(later.Hash), Throws.InstanceOf<SnapshotException>());
        store.Publish(later, []);

        Assert.That(cache.Of(later.Hash).Hash, Is.EqualTo(later.Hash));
    }
}
