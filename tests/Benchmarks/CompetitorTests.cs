using Matching.Benchmarks.Engine;

namespace Matching.Benchmarks.Tests;

/// <summary>Every way that the engine suite compares finds the same matches, also where the last chunk and word are not full.</summary>
public sealed class CompetitorTests
{
    private const long Matches = 1_092;
    private const long MatchesOfAllKnown = 1_814;

    private static readonly Workload Work = new(new Subjects(4_500), PolicyDraw.Draw(12));

    [Test]
    public void CountPlainly_SeedsOfTheSuite_FindsWhatItFoundBefore() =>
        Assert.That((Work.CountPlainly(allKnown: false), Work.CountPlainly(allKnown: true)), Is.EqualTo((Matches, MatchesOfAllKnown)));

    [Test]
    public void CountMatches_BoundByHand_TakesEveryFactAsKnown()
    {
        using var bound = new BoundMatcher(Work);

        Assert.That(bound.CountMatches(), Is.EqualTo(MatchesOfAllKnown));
    }

    [Test]
    public void CountMatches_Delegates_FindsTheMatches()
    {
        using var delegates = new DelegateMatcher(Work);

        Assert.That(delegates.CountMatches(), Is.EqualTo(Matches));
    }

    [TestCase(1)]
    [TestCase(2)]
    public void CountMatches_ColumnsOfTheEngine_FindsTheMatches(int threads)
    {
        using var subjects = new RealSubjects(Work.Subjects);
        using var columns = new ColumnarCompetitor(new RealWorkload(subjects, Work.Policies), threads);

        Assert.That(columns.CountMatches(), Is.EqualTo(Matches));
    }

    [Test]
    public void Measure_WrongAnswer_SaysSo()
    {
        var contender = new Contender(new Wrong(), 5);

        contender.Measure(0);

        Assert.That(contender.Result, Is.EqualTo("!! 4 matches, expected 5"));
    }

    private sealed class Wrong : ICompetitor
    {
        public string Name => "wrong";

        public long CountMatches() => 4;

        public void Dispose()
        {
        }
    }
}
