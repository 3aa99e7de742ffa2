using System.Globalization;
using Matching.Engine.Populations;
using Matching.Rules.Values;
using Matching.Scoring.Histories;
using Matching.Scoring.Models;
using Matching.Scoring.Training;

namespace Matching.Scoring.Tests.Features;

public sealed class MatchScorerTests
{
    private const string Elderly = "sh-elderly-comprehensive-allowance";
    private TrainedScorer trained = null!;
    private MatchScorer scorer = null!;

    [OneTimeSetUp]
    public void Train()
    {
        trained = ScorerTrainer.Train(Histories.Generated(), seed: 1);
        scorer = new MatchScorer(trained.Scorer, trained.Card.ModelSha256, NightFacts.Tags);
    }

    [Test]
    public void Score_Matches_AreWhatTheModelGivesToTheirNumbers()
    {
        var names = trained.Scorer.Features;
        var features = names.Select(n => n switch { "factAgeDays" => 20m, "age" => 70m, _ => (decimal?)null });

        var scores = scorer.Score(NightFacts.Policy(Elderly), NightFacts.Pack(Elderly), Person("1954-11-29"), NightFacts.Night, [NightFacts.Match(Elderly)]);

        Assert.That(scores, Is.EqualTo(new double?[] { trained.Scorer.Score([new StatedMatch(Elderly, [.. features])])[0] }));
    }

    [Test]
    public void Score_OldFacts_AreDoubtedMoreThanFreshOnes()
    {
        var fresh = One(Person("1940-01-01", "2025-11-27"));
        var old = One(Person("1940-01-01", "2025-09-28"));

        Assert.That(old, Is.LessThan(fresh));
    }

    [Test]
    public void Score_PolicyThatTheModelDoesNotKnow_GivesNullForEach()
    {
        const string Unknown = "cn-childcare-subsidy";
        var scores = scorer.Score(NightFacts.Policy(Unknown), NightFacts.Pack(Unknown), Person("1954-11-29"), NightFacts.Night, [NightFacts.Match(Unknown), NightFacts.Match(Unknown)]);

        Assert.That(scores, Is.EqualTo(new double?[] { null, null }));
    }

    [Test]
    public void Score_NoMatches_GivesNone()
    {
        Assert.That(scorer.Score(NightFacts.Policy(Elderly), NightFacts.Pack(Elderly), Person("1954-11-29"), NightFacts.Night, []), Is.Empty);
    }

    [Test]
    public void Sha256_IsTheDigestOfTheFile()
    {
        Assert.That(scorer.Sha256, Is.EqualTo(ScorerFile.Sha256(trained.File)));
    }

    [Test]
    public void New_ModelThatReadsOtherNumbers_IsRefusedNamingThem()
    {
        var history = Histories.Generated();
        var other = ScorerTrainer.Train(history with { Features = history.Features.SetItem(2, "shoeSize") }, 1);

        Assert.That(
            () => new MatchScorer(other.Scorer, other.Card.ModelSha256, NightFacts.Tags),
            Throws.TypeOf<ScoringException>().With.Property("Code").EqualTo("SCO013").And.Message.Contains("shoeSize"));
    }

    [Test]
    public void Require_UsefulModel_IsAdoptable()
    {
        Assert.That(() => Adoption.Require(trained), Throws.Nothing);
    }

    [TestCase(0.0)]
    [TestCase(-0.2)]
    [TestCase(double.NaN)]
    public void Require_ModelNoBetterThanTheBaseRate_IsRefusedWithItsSkill(double skill)
    {
        var poor = trained with { Card = trained.Card with { Unseen = trained.Card.Unseen with { BrierSkill = skill } } };

        Assert.That(
            () => Adoption.Require(poor),
            Throws.TypeOf<ScoringException>().With.Property("Code").EqualTo("SCO014").And.Message.Contains("base rate"));
    }

    private static Snapshot Person(string born, string asOf = "2025-11-08") =>
        NightFacts.Of(UnitKind.Citizen, Day(asOf), ("户籍地", Value.Of("上海")), ("出生日期", Value.Of(Day(born))));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private double One(Snapshot snapshot) =>
        scorer.Score(NightFacts.Policy(Elderly), NightFacts.Pack(Elderly), snapshot, NightFacts.Night, [NightFacts.Match(Elderly)])[0]!.Value;
}
