using System.Collections.Immutable;
using Matching.Engine.Amounts;
using Matching.Engine.Payouts;
using Matching.Engine.Ports;

namespace Matching.Engine.Tests.Payments;

public sealed class PaymentIdentifierTests
{
    private static readonly IdempotencyKey Key = new([.. Enumerable.Range(0, 32).Select(i => (byte)i)]);

    [Test]
    public void EndToEndId_AnyKey_IsThirtyFiveLettersAndDigits() =>
        Assert.That(Key.EndToEndId("p\nc1\n2025-11\n-", 1), Does.Match("^M[A-Z2-7]{34}$"));

    [Test]
    public void EndToEndId_KnownKey_NeverChanges() =>
        Assert.That(Key.EndToEndId("k", 1), Is.EqualTo("MQXJFI32C43RN3LT4ZP25Y4LTOKMA7TMJVM"), "base 32 of HMAC-SHA256 over pay|k|1");

    [Test]
    public void EndToEndId_NextAttempt_IsAnother() => Assert.That(Key.EndToEndId("k", 2), Is.Not.EqualTo(Key.EndToEndId("k", 1)));

    [Test]
    public void IdempotencyKey_ShortSecret_IsRefused() =>
        Assert.That(() => new IdempotencyKey(new byte[15]), Throws.ArgumentException.With.Message.Contains("at least 16"));

    [TestCase("f", "MY")]
    [TestCase("foo", "MZXW6")]
    [TestCase("foobar", "MZXW6YTBOI")]
    public void Base32_VectorsOfRfc4648_Match(string text, string expected) =>
        Assert.That(Base32.Of([.. System.Text.Encoding.ASCII.GetBytes(text), 0], expected.Length), Is.EqualTo(expected));

    [Test]
    public void Split_MoreThanTheBounds_KeepsOrderAndBounds()
    {
        var groups = BatchSplitter.Split(Payments(5), new RailLimits(2, 1000, 0), _ => 1).ToList();

        Assert.That(groups.Select(g => string.Join(",", g.Select(i => i.EndToEndId))), Is.EqualTo(new[] { "M0,M1", "M2,M3", "M4" }));
    }

    [Test]
    public void Split_ByBytes_StartsANewMessage() =>
        Assert.That(BatchSplitter.Split(Payments(3), new RailLimits(100, 25, 5), _ => 10).Select(g => g.Length), Is.EqualTo(new[] { 2, 1 }));

    [Test]
    public void Split_PaymentLargerThanAMessage_IsRefused() =>
        Assert.That(() => BatchSplitter.Split(Payments(1), new RailLimits(100, 25, 20), _ => 10).ToList(), Throws.InvalidOperationException.With.Message.Contains("M0"));

    [TestCase("intent")]
    [TestCase("intent:during")]
    [TestCase("intent:before:0")]
    [TestCase(":before")]
    public void FailPoint_MalformedText_IsRefused(string text) =>
        Assert.That(() => FailPoint.Parse(text, () => { }), Throws.InstanceOf<FormatException>().With.Message.Contains(text));

    [Test]
    public void FailPoint_SecondVisit_StopsThere()
    {
        var stopped = 0;
        var point = FailPoint.Parse("intent:after-send:2", () => stopped++);

        point.Hit("intent", FailPosition.AfterSend);
        var first = stopped;
        point.Hit("intent", FailPosition.Before);
        point.Hit("intent", FailPosition.AfterSend);

        Assert.That((first, stopped), Is.EqualTo((0, 1)));
    }

    private static ImmutableArray<PaymentInstruction> Payments(int count) =>
        [.. Enumerable.Range(0, count).Select(i => new PaymentInstruction($"M{i}", $"E{i}", "p", 1, new Money(100, "CNY"), "n", "a", "b", "r", "s", new DateOnly(2025, 1, 1)))];
}
