using System.Globalization;

namespace Matching.Benchmarks.Engine;

/// <summary>Matching of synthetic subjects with synthetic policies: this engine, other ways to do it, and what the machine can give.</summary>
internal sealed class EngineSuite : ISuite
{
    private const int SmallSubjects = 10_000;
    private const int SmallPolicies = 200;

    /// <summary>Here only the columns and their bound are shown to go on as before.</summary>
    private const int MostSubjects = 10_000_000;

    /// <inheritdoc/>
    public string Name => "engine";

    /// <inheritdoc/>
    public IReadOnlyList<Row> Run(Extent extent)
    {
        int[] sizes = extent.Of(SmallSubjects, SmallSubjects, 100_000, 1_000_000, MostSubjects);
        var bandwidth = CopyBandwidth.BytesPerSecond(extent.IsQuick ? 3 : 9);
        var rows = new List<Row>();
        foreach (var size in sizes)
        {
            var subjects = new Subjects(size);
            using var real = new RealSubjects(subjects);
            int[] policies = size == MostSubjects ? [SmallPolicies] : extent.IsQuick ? [50, 200] : [50, 200, 1_000];
            foreach (var count in policies)
            {
                var measured = Measure(new Workload(subjects, PolicyDraw.Draw(count)), real, bandwidth, extent.IsQuick).ToList();
                Table.Write(Console.Error, measured);
                rows.AddRange(measured);
            }
        }

#if NRULES
        return rows;
#else
        return [.. rows, Row.NotMeasured(Name, "NRules", "this build does not have it: -p:NRules=true, where the package can be restored")];
#endif
    }

    private IEnumerable<Row> Measure(Workload work, RealSubjects real, double bandwidth, bool isQuick)
    {
        var race = new Race(work, Name);
        var competitors = Competitors(work, real).ToList();
        try
        {
            var rows = race.Run(competitors, isQuick ? 3 : 15, isQuick ? 0.5 : 4).ToList();
            return [Memory(work, race, bandwidth, rows[0]), .. rows];
        }
        finally
        {
            competitors.ForEach(c => c.Dispose());
        }
    }

    /// <summary>The slow ones stay out where a pass takes many seconds.</summary>
    private static IEnumerable<ICompetitor> Competitors(Workload work, RealSubjects real)
    {
        var pairs = (long)work.Subjects.Count * work.Policies.Length;
        var packs = new RealWorkload(real, work.Policies);
        yield return new BoundMatcher(work);
        yield return new ColumnarCompetitor(packs, 1);
        if (Environment.ProcessorCount > 1)
        {
            yield return new ColumnarCompetitor(packs, Environment.ProcessorCount);
        }

        if (work.Subjects.Count == MostSubjects)
        {
            yield break;
        }

        yield return new DelegateMatcher(work);
        if (pairs <= SmallSubjects * SmallPolicies / 4)
        {
            yield return new RowEvaluatorCompetitor(packs);
        }

        if (pairs <= SmallSubjects * SmallPolicies)
        {
            yield return new RulesEngineMatcher(work);
        }

#if NRULES
        if (work.Subjects.Count <= SmallSubjects)
        {
            yield return new NRulesCompetitor(packs);
        }
#endif

        if (work.Policies.Length <= SmallPolicies)
        {
            yield return new DuckDbMatcher(work, real, DuckDbWay.ParquetByPolicy);
            yield return new DuckDbMatcher(work, real, DuckDbWay.ParquetOnePass);
            yield return new DuckDbMatcher(work, real, DuckDbWay.TableOnePass);
        }
    }

    private Row Memory(Workload work, Race race, double bandwidth, Row bound)
    {
        var bytes = new BoundPlan(work).BytesOfSubject * work.Subjects.Count;
        var seconds = bytes / bandwidth;
        return new Row(
            Name, race.NameOf("memory bound: bytes read / stream copy"), work.Subjects.Count, work.Policies.Length, seconds, 0, 0,
            string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB at {bandwidth / 1e9:0.0} GB/s, {work.Atoms.Length} distinct predicates"), bound.Name, seconds / bound.WallSeconds);
    }
}
