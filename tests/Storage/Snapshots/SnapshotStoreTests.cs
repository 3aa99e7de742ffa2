using System.Collections.Immutable;
using Matching.Engine.Populations;
using Matching.Engine.Tags;
using Matching.Rules.Binding;
using Matching.Rules.Values;
using Matching.Storage.Snapshots;
using Matching.Storage.Tests.Sources;

namespace Matching.Storage.Tests.Snapshots;

public sealed class SnapshotStoreTests
{
    private static readonly DateOnly Day = new(2025, 11, 28);
    private string root = null!;
    private SnapshotStore store = null!;

    [SetUp]
    public void SetUp()
    {
        root = Directory.CreateTempSubdirectory("matching-snapshots-").FullName;
        store = new SnapshotStore(root, ImportFolder.Tags, TimeProvider.System);
    }

    [TearDown]
    public void TearDown() => Directory.Delete(root, recursive: true);

    [TestCase(1, 1)]
    [TestCase(25_000, 4)]
    public void Load_PublishedSnapshot_GivesEveryFactBack(int units, int files)
    {
        var snapshot = Make(units);

        var entry = store.Publish(snapshot, []);
        var loaded = store.Load(snapshot.Hash);

        Assert.That(entry.Kinds[0].Files, Has.Length.EqualTo(files));
        Assert.That(Path.GetFileName(entry.Directory), Is.EqualTo($"2025-11-28-{snapshot.Hash[..12]}"));
        Assert.That(loaded.Hash, Is.EqualTo(snapshot.Hash));
        Assert.That(loaded.Of(UnitKind.Citizen).Keys, Is.EqualTo(snapshot.Of(UnitKind.Citizen).Keys));
        Assert.That(loaded.Of(UnitKind.Child).Links, Is.EqualTo(new[] { "K0" }));
        foreach (var (was, now) in snapshot.Of(UnitKind.Citizen).Columns.Zip(loaded.Of(UnitKind.Citizen).Columns))
        {
            Assert.That(now.Tag, Is.SameAs(was.Tag));
            Assert.That(now[0], Is.EqualTo(was[0]), was.Tag.Name);
            Assert.That(now.AsOf(0), Is.EqualTo(was.AsOf(0)), was.Tag.Name);
        }
    }

    [Test]
    public void Find_NoneForTheDate_NamesTheNewestThereIs()
    {
        Assert.That(() => store.Find(Day), Throws.TypeOf<SnapshotException>().With.Message.Contains("import the sources first"));

        store.Publish(Make(1), []);

        Assert.That(
            () => store.Find(Day.AddDays(2)),
            Throws.TypeOf<SnapshotException>().With.Message.Contains("no snapshot for 2025-11-30").And.Message.Contains("the newest is for 2025-11-28"));
    }

    [Test]
    public void Find_SeveralOfTheDate_GivesTheLastSealed()
    {
        var (first, second) = (Make(1), Make(2));
        store.Publish(first, []);
        store.Publish(second, []);
        Assert.That(store.Find(Day).Hash, Is.EqualTo(second.Hash));

        store.Publish(first, []);
        Assert.That(store.Find(Day).Hash, Is.EqualTo(first.Hash));
        Assert.That(store.List(), Has.Length.EqualTo(2));
    }

    [Test]
    public void FindNewestUpTo_AnEarlierOneIsDamaged_IsNotRead()
    {
        var earlier = store.Publish(new SnapshotBuilder(Day.AddDays(-1)).Seal(), []);
        var newest = store.Publish(Make(1), []);
        File.WriteAllText(Path.Combine(earlier.Directory, "snapshot.json"), "{");

        Assert.That(store.FindNewestUpTo(Day.AddDays(3))!.Hash, Is.EqualTo(newest.Hash));
        Assert.That(store.Find(newest.Hash, Day)!.AsOf, Is.EqualTo(Day));
        Assert.That(store.Find(newest.Hash, Day.AddDays(-2)), Is.Null);
        Assert.That(() => store.FindNewestUpTo(Day.AddDays(-1)), Throws.TypeOf<SnapshotException>().With.Message.Contains("snapshot.json"));
    }

    [Test]
    public void Find_FolderThatWasRenamed_IsFoundByWhatItHolds()
    {
        var entry = store.Publish(Make(1), []);
        Directory.Move(entry.Directory, Path.Combine(Path.GetDirectoryName(entry.Directory)!, "restored"));

        Assert.That(store.Find(Day).Hash, Is.EqualTo(entry.Hash));
        Assert.That(store.Load(entry.Hash).Hash, Is.EqualTo(entry.Hash));
    }

    [Test]
    public void Load_UnknownHash_IsRefused() =>
        Assert.That(() => store.Load(new string('0', 64)), Throws.TypeOf<SnapshotException>().With.Message.StartsWith("there is no snapshot 0000"));

    [TestCase(0)]
    [TestCase(40)]
    public void Load_FileCut_IsRefused(int length)
    {
        var entry = store.Publish(Make(3), []);
        var path = Path.Combine(entry.Directory, entry.Kinds[0].Files[0]);
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..length]);

        Assert.That(() => store.Load(entry), Throws.TypeOf<SnapshotException>().With.Message.Contains("cannot be read"));
    }

    [Test]
    public void Load_FileOfAnotherSnapshot_IsRefusedByTheHash()
    {
        var entry = store.Publish(Make(3), []);
        var other = store.Publish(Make(2), []);
        File.Copy(Path.Combine(other.Directory, other.Kinds[0].Files[0]), Path.Combine(entry.Directory, entry.Kinds[0].Files[0]), overwrite: true);

        Assert.That(() => store.Load(entry), Throws.TypeOf<SnapshotException>().With.Message.Contains("the files were altered"));
    }

    [Test]
    public void Load_TagOfAnotherTypeOrGone_IsRefused()
    {
        var entry = store.Publish(Make(1), []);
        var income = ImportFolder.Tags.Find("income")! with { Type = TagType.Number };
        var changed = new SnapshotStore(root, new TagDictionary([income], [], new Scope([income.Symbol])), TimeProvider.System);

        Assert.That(() => changed.Load(entry), Throws.TypeOf<SnapshotException>());
    }

    [Test]
    public void List_ManifestDamaged_SaysWhichFile()
    {
        var entry = store.Publish(Make(1), []);
        File.WriteAllText(Path.Combine(entry.Directory, "snapshot.json"), "{\"hash\":1}");

        Assert.That(() => store.List(), Throws.TypeOf<SnapshotException>().With.Message.Contains("snapshot.json cannot be read"));
    }

    [Test]
    public void Publish_AfterAProcessDiedHalfWay_ClearsTheLeftover()
    {
        var leftover = Directory.CreateDirectory(Path.Combine(root, "snapshots", ".tmp-2025-11-28-000000000000")).FullName;
        Assert.That(store.List(), Is.Empty);

        store.Publish(Make(1), []);

        Assert.That(Directory.Exists(leftover), Is.False);
        Assert.That(store.List(), Has.Length.EqualTo(1));
    }

    private static Snapshot Make(int units)
    {
        ImmutableArray<Tag> tags = [.. ImportFolder.Tags.Tags.Where(t => t.Name is not ("家庭收入" or "登记状态" or "救助身份"))];
        var builder = new SnapshotBuilder(Day);
        var people = builder.Feed(UnitKind.Citizen, "people", tags);
        var relief = builder.Feed(UnitKind.Citizen, "relief", [ImportFolder.Tags.Find("救助身份")!]);
        for (var n = 0; n < units; n++)
        {
            people.Put(
                $"K{n}", Day.AddDays(-(n % 50)),
                [
                    Value.Of((n - 5) * 1000.01m), Value.Of(n + 0.0001m), Value.Of(0.000001m * n), Value.Of(new DateOnly(1900 + (n % 100), 2, 28)),
                    n % 3 == 2 ? default : Value.Of(n % 2 == 0 ? "上海" : "外省市"), Value.Of(n % 2 == 0), Value.Of(1m),
                ]);
            relief.Put($"K{n}", Day, [Value.Of(n % 2 == 0 ? [] : [Value.Of("低保"), Value.Of("\"特困\"")])]);
        }

        builder.Of(UnitKind.Child).Add("C", "K0");
        return builder.Seal();
    }
}
