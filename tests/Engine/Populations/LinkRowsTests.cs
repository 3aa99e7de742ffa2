using Matching.Engine.Populations;

namespace Matching.Engine.Tests.Populations;

public sealed class LinkRowsTests
{
    private static readonly DateOnly Day = new(2025, 11, 28);

    [TestCase(3)]
    [TestCase(300)]
    public void LinkRowsOf_Children_AreTheRowsOfTheirParents(int citizens)
    {
        var snapshot = Linked(citizens);

        Assert.That(snapshot.LinkRowsOf(UnitKind.Child), Is.EqualTo(new[] { 2, -1, 0, -1 }));
        Assert.That(snapshot.LinkRowsOf(UnitKind.Child), Is.EqualTo(new[] { 2, -1, 0, -1 }));
    }

    [Test]
    public void LinkRowsOf_KindsWithoutLinks_HaveNone()
    {
        Assert.That(Linked(3).LinkRowsOf(UnitKind.Citizen), Is.EqualTo(new[] { -1, -1, -1 }));
        Assert.That(Linked(3).LinkRowsOf(UnitKind.Household), Is.Empty);
    }

    [Test]
    public void LinkRowsOf_CopyWithOtherPopulations_AreItsOwn()
    {
        var snapshot = Linked(3);
        Assert.That(snapshot.LinkRowsOf(UnitKind.Child), Is.EqualTo(new[] { 2, -1, 0, -1 }));

        var alone = snapshot with { Populations = [snapshot.Of(UnitKind.Child)] };

        Assert.That(alone.LinkRowsOf(UnitKind.Child), Is.EqualTo(new[] { -1, -1, -1, -1 }));
        Assert.That(snapshot with { Hash = snapshot.Hash }, Is.EqualTo(snapshot));
    }

    private static Snapshot Linked(int citizens)
    {
        var builder = new SnapshotBuilder(Day);
        for (var citizen = 0; citizen < citizens; citizen++)
        {
            builder.Of(UnitKind.Citizen).Add($"P{citizen:000}");
        }

        builder.Of(UnitKind.Child).Add("A", "P002");
        builder.Of(UnitKind.Child).Add("B");
        builder.Of(UnitKind.Child).Add("C", "P000");
        builder.Of(UnitKind.Child).Add("D", "nobody");
        return builder.Seal();
    }
}
