using System.Globalization;
using Matching.Rules.Packs;

namespace Matching.Rules.Tests.Packs;

public sealed class ReferenceDateTests
{
    [TestCase(ReferenceDateKind.BusinessDate, "2025-11-28", "2025-11-28")]
    [TestCase(ReferenceDateKind.MonthEnd, "2024-02-01", "2024-02-29")]
    [TestCase(ReferenceDateKind.MonthEnd, "2025-12-31", "2025-12-31")]
    [TestCase(ReferenceDateKind.QuarterEnd, "2025-01-01", "2025-03-31")]
    [TestCase(ReferenceDateKind.QuarterEnd, "2025-11-28", "2025-12-31")]
    [TestCase(ReferenceDateKind.YearEnd, "2025-01-01", "2025-12-31")]
    [TestCase(ReferenceDateKind.SchoolYear, "2025-08-31", "2024-09-01")]
    [TestCase(ReferenceDateKind.SchoolYear, "2025-09-01", "2025-09-01")]
    [TestCase(ReferenceDateKind.Tag, "2025-11-28", "2025-11-28")]
    public void On_BusinessDate_IsThatDay(ReferenceDateKind kind, string asOf, string expected) =>
        Assert.That(new ReferenceDate(kind).On(Day(asOf)), Is.EqualTo(Day(expected)));

    [TestCase(ReferenceDateKind.BusinessDate, "2022-12-31", "old")]
    [TestCase(ReferenceDateKind.YearEnd, "2022-12-30", "old")]
    [TestCase(ReferenceDateKind.SchoolYear, "2023-08-31", "old")]
    [TestCase(ReferenceDateKind.SchoolYear, "2023-09-01", "new")]
    [TestCase(ReferenceDateKind.YearEnd, "2024-01-01", null)]
    [TestCase(ReferenceDateKind.Tag, "2024-01-01", "new")]
    [TestCase(ReferenceDateKind.Tag, "2019-12-31", null)]
    public void VersionAt_Night_IsPickedByTheReferenceDate(ReferenceDateKind kind, string asOf, string? expected)
    {
        var policy = Sample(new ReferenceDate(kind, kind == ReferenceDateKind.Tag ? "分娩日期" : null));

        Assert.That(policy.VersionAt(Day(asOf))?.Version, Is.EqualTo(expected));
    }

    [Test]
    public void PeriodOf_OpenVersionWithASuccessor_EndsOnItsEve()
    {
        var policy = Sample(ReferenceDate.BusinessDate);
        var (old, newest) = (policy.Versions[0], policy.Versions[1]);

        Assert.That(policy.PeriodOf(old), Is.EqualTo((Day("2020-01-01"), (DateOnly?)Day("2022-12-31"))));
        Assert.That(policy.PeriodOf(newest), Is.EqualTo((Day("2023-01-01"), (DateOnly?)Day("2023-12-31"))));
    }

    [Test]
    public void KnownOn_BeforeALaterTextWasPublished_TheEarlierIsOpenAgain()
    {
        var catalogue = new Catalogue([Sample(ReferenceDate.BusinessDate)], "h");

        var then = catalogue.KnownOn(Day("2023-08-30")).Policies[0];
        var now = catalogue.KnownOn(Day("2023-08-31")).Policies[0];

        Assert.That(then.VersionAt(Day("2023-03-31"))?.Version, Is.EqualTo("old"));
        Assert.That(now.VersionAt(Day("2023-03-31"))?.Version, Is.EqualTo("new"));
        Assert.That(catalogue.KnownOn(Day("2023-08-30")).Hash, Is.Not.EqualTo(catalogue.KnownOn(Day("2023-08-31")).Hash));
    }

    [Test]
    public void KnownOn_EndThatNoLaterTextMade_Stays()
    {
        var policy = Sample(ReferenceDate.BusinessDate);
        var ended = policy with { Versions = [policy.Versions[0] with { To = Day("2021-06-30") }, policy.Versions[1]] };

        var then = new Catalogue([ended], "h").KnownOn(Day("2023-08-30")).Policies[0];

        Assert.That(then.VersionAt(Day("2023-03-31")), Is.Null);
    }

    [Test]
    public void KnownOn_PolicyOfWhichNothingWasPublishedYet_HasNoVersion()
    {
        var policy = Sample(ReferenceDate.BusinessDate);
        var later = policy with { Versions = [policy.Versions[1]] };

        Assert.That(new Catalogue([later], "h").KnownOn(Day("2023-08-30")).Policies[0].Versions, Is.Empty);
    }

    private static Policy Sample(ReferenceDate reference) => new(
        "sample", new("样例", "sample"), "shanghai", SubjectKind.Citizen, null, "甲", "shanghai/a",
        new Benefit(BenefitKind.Payment, "CNY", BenefitCycle.Monthly), ConfirmationMode.Direct, SilenceMeaning.Paid, null, [], null, [],
        [
            new RulePack { PolicyId = "sample", Version = "old", From = Day("2020-01-01"), To = Day("2022-12-31"), Conditions = [], Hash = new string('a', 64) },
            new RulePack
            {
                PolicyId = "sample", Version = "new", From = Day("2023-01-01"), To = Day("2023-12-31"), PublishedAt = Day("2023-08-31"), Conditions = [],
                Hash = new string('b', 64),
            },
        ])
    {
        Reference = reference,
    };

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
