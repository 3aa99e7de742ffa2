using System.Globalization;

namespace Matching.Benchmarks.Engine;

/// <summary>Competitors on one workload: each round runs every one of them once, so that a ratio compares what ran side by side.</summary>
internal sealed class Race(Workload work, string suite)
{
    /// <summary>Measures.</summary>
    /// <param name="competitors">The competitors; the first two are compared with each other, the others with the second.</param>
    /// <param name="rounds">Rounds at most.</param>
    /// <param name="seconds">No further round for a competitor that took so long in all.</param>
    public IEnumerable<Row> Run(IReadOnlyList<ICompetitor> competitors, int rounds, double seconds)
    {
        var expected = competitors.Select(c => c.TakesAllAsKnown).Distinct().ToDictionary(all => all, work.CountPlainly);
        var all = competitors.Select(c => new Contender(c, expected[c.TakesAllAsKnown])).ToList();
        all.ForEach(c => c.Warm());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var contender in all.Where(c => c.HasTime(seconds)))
            {
                contender.Measure(round);
            }
        }

        var (bound, ours) = (all[0], all[1]);
        return all.Select(c => c == bound ? RowOf(c, null) : RowOf(c, c == ours ? bound : ours));
    }

    /// <summary>Name of a row: unique in the suite.</summary>
    public string NameOf(string competitor) => string.Create(CultureInfo.InvariantCulture, $"{competitor}, {work.Subjects.Count:#,0} x {work.Policies.Length:#,0}");

    private Row RowOf(Contender contender, Contender? other)
    {
        var round = contender.Median;
        return new Row(
            suite, NameOf(contender.Name), work.Subjects.Count, work.Policies.Length, round.Each, round.Cpu / round.Evaluations, round.PeakMb, contender.Result,
            other is null ? null : NameOf(other.Name), other is null ? null : contender.RatioTo(other));
    }
}
