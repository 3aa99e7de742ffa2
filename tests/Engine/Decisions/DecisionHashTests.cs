using Matching.Engine.Amounts;
using Matching.Engine.Decisions;

namespace Matching.Engine.Tests.Decisions;

public sealed class DecisionHashTests
{
    private static readonly Decision First = Row("c1", "a", "-");
    private static readonly Decision Second = Row("c1", "b", "k1");
    private static readonly Decision Third = Row("c1", "b", "k2");
    private static readonly Decision Fourth = Row("c2", "a", "-");

    [Test]
    public void Finish_AnyOrderAndPartition_SameHash()
    {
        var whole = HashOf(First, Second, Third, Fourth).Finish();
        var parts = HashOf(Fourth, Second);
        parts.Merge(HashOf(Third, First));

        Assert.That(parts.Finish(), Is.EqualTo(whole));
        Assert.That(whole, Does.Match("^[0-9a-f]{64}$"));
    }

    [Test]
    public void Finish_NoRows_HashOfNothing() =>
        Assert.That(new DecisionHash().Finish(), Is.EqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));

    [Test]
    public void Finish_SameKeyTwice_Refused()
    {
        var hash = HashOf(First, First with { Outcome = Outcome.NotEligible });

        Assert.That(hash.Finish, Throws.InvalidOperationException.With.Message.Contains("subject c1, policy a, item -"));
    }

    [Test]
    public void Finish_AnyFieldChanged_ChangesTheHash()
    {
        Decision[] changed =
        [
            First with { Payee = "x" }, First with { Version = "2" }, First with { PackHash = "x" }, First with { SnapshotHash = "x" },
            First with { AsOf = new(2025, 1, 2) }, First with { Outcome = Outcome.Undetermined }, First with { Amount = null },
            First with { CycleAmount = new Money(2, "CNY") }, First with { Missing = ["m"] }, First with { Failed = ["m"] },
            First with { Review = ["m"] }, First with { Held = "m" }, First,
        ];

        Assert.That(changed.Select(d => HashOf(d).Finish()), Is.Unique);
    }

    [Test]
    public void Of_Row_CanonicalText() => Assert.That(
        DecisionText.Of(First with { Missing = ["甲", "乙\n"], Held = @"a\b" }),
        Is.EqualTo("""
            subject=c1
            policy=a
            item=-
            payee=c1
            version=1
            packHash=ph
            snapshotHash=sh
            asOf=2025-01-01
            outcome=eligible
            amount=1.50 CNY
            cycleAmount=
            missing=甲
            missing=乙\n
            held=a\\b

            """));

    private static DecisionHash HashOf(params Decision[] rows)
    {
        var hash = new DecisionHash();
        foreach (var row in rows)
        {
            hash.Add(row);
        }

        return hash;
    }

    private static Decision Row(string subject, string policy, string item) => new(
        subject, policy, item, subject, "1", "ph", "sh", new(2025, 1, 1), Outcome.Eligible, new Money(150, "CNY"), null, [], [], [], null);
}
