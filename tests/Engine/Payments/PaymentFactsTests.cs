using Matching.Engine.Populations;
using Matching.Engine.Ports;
using Matching.Engine.Runs;
using Matching.Engine.Tags;
using Matching.Rules;
using Matching.Rules.Binding;
using Matching.Rules.Values;

namespace Matching.Engine.Tests.Payments;

public sealed class PaymentFactsTests
{
    private static readonly DateOnly Night = new(2025, 11, 28);
    private static readonly Tag Born = new() { Name = "出生日期", Code = "birth_date", Type = TagType.Date, Role = TagRole.Base, Symbol = new Symbol("出生日期", FeelType.Date, 0) };
    private static readonly Tag Died = new()
    {
        Name = "死亡日期", Code = "death_date", Type = TagType.Date, Role = TagRole.Base, MaxAgeDays = 62, Symbol = new Symbol("死亡日期", FeelType.Date, 1),
    };

    [TestCase("2025-11-28", PrePaymentStanding.Clear)]
    [TestCase("2025-09-27", PrePaymentStanding.Clear)]
    [TestCase("2025-09-26", PrePaymentStanding.Unknown)]
    [TestCase("2023-05-20", PrePaymentStanding.Unknown)]
    public void Check_NoDateOfDeath_IsAliveOnlyWhileTheSourceSpeaks(string spoke, PrePaymentStanding expected)
    {
        var finding = Check(DateOnly.ParseExact(spoke, "yyyy-MM-dd", null), Value.Unknown("死亡日期"));

        Assert.That(finding.Standing, Is.EqualTo(expected));
    }

    [Test]
    public void Check_DateOfDeath_StandsHoweverOld()
    {
        var finding = Check(new DateOnly(2023, 5, 20), Value.Of(new DateOnly(2023, 5, 1)));

        Assert.That(finding.Standing, Is.EqualTo(PrePaymentStanding.Against));
    }

    [Test]
    public void Check_PersonWhoIsNotInTheSnapshot_IsUnknown()
    {
        var finding = new SnapshotPaymentFacts(Of(Night, Value.Unknown("死亡日期")), Night).Check(SubjectKind.Citizen, "nobody", Units.NoItem);

        Assert.That(finding.Standing, Is.EqualTo(PrePaymentStanding.Unknown));
    }

    private static PrePaymentFinding Check(DateOnly spoke, Value died) =>
        new SnapshotPaymentFacts(Of(spoke, died), Night).Check(SubjectKind.Citizen, "c1", Units.NoItem);

    private static Snapshot Of(DateOnly spoke, Value died)
    {
        var builder = new SnapshotBuilder(Night);
        builder.Of(UnitKind.Citizen).Add("c1", null);
        builder.Of(UnitKind.Citizen).Add("c2", null);
        var feed = builder.Feed(UnitKind.Citizen, "registry", [Born, Died]);
        feed.Put("c1", spoke, [Value.Of(new DateOnly(1950, 1, 1)), died]);
        feed.Put("c2", Night, [Value.Of(new DateOnly(1950, 1, 1)), Value.Of(new DateOnly(2025, 1, 1))]);
        return builder.Seal();
    }
}
