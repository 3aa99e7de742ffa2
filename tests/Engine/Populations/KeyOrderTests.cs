using CsCheck;
using Matching.Engine.Populations;

namespace Matching.Engine.Tests.Populations;

public sealed class KeyOrderTests
{
    private static readonly Gen<string> Ascii = Gen.OneOf(Gen.String["ABZ27"], Gen.String["AB"].Select(end => "ABCDEFGHI" + end));

    [Test]
    public void Sort_AsciiKeys_AreInOrdinalOrder() => Ascii.Array[0, 80].Sample(Check);

    [Test]
    public void Sort_AnyKeys_AreInOrdinalOrder() => Gen.OneOf(Ascii, Gen.String, Gen.Const("户号"), Gen.Const("K\0")).Array[0, 80].Sample(Check);

    [Test]
    public void Sort_KeyAndItsBeginning_PutsTheShorterOneFirst()
    {
        string[] keys = ["K10", "K1", "K", "K2"];

        Assert.That(KeyOrder.Sort(keys), Is.EqualTo(new[] { 2, 1, 0, 3 }));
        Assert.That(keys, Is.EqualTo(new[] { "K", "K1", "K10", "K2" }));
    }

    private static void Check(string[] keys)
    {
        var sorted = keys.ToArray();

        var order = KeyOrder.Sort(sorted);

        Assert.That(sorted, Is.EqualTo(keys.Order(StringComparer.Ordinal)));
        Assert.That(order.Select(i => keys[i]), Is.EqualTo(sorted));
        Assert.That(order.Order(), Is.EqualTo(Enumerable.Range(0, keys.Length)));
    }
}
