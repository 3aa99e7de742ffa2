using System.Numerics;
using Matching.Engine.Columns;
using Matching.Engine.Populations;

namespace Matching.Benchmarks.Engine;

/// <summary>This engine's columns, with unknowns, in stretches as a night takes them.</summary>
internal sealed class ColumnarCompetitor : ICompetitor
{
    private const int RowsAtOnce = 1 << 16;

    private readonly ColumnarMatcher matcher;
    private readonly int count;
    private readonly int threads;

    /// <summary>Compiles the packs.</summary>
    public ColumnarCompetitor(RealWorkload work, int threads)
    {
        matcher = new ColumnarMatcher(work.Tags, work.Packs, work.Snapshot, Workload.AsOf);
        count = work.Snapshot.Of(UnitKind.Citizen).Count;
        this.threads = threads;
    }

    /// <inheritdoc/>
    public string Name => threads == 1 ? "columnar, 1 thread" : $"columnar, {threads} threads";

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    /// <inheritdoc/>
    public long CountMatches()
    {
        var stretches = (count + RowsAtOnce - 1) / RowsAtOnce;
        if (threads == 1)
        {
            return Enumerable.Range(0, stretches).Sum(CountOf);
        }

        var found = 0L;
        Parallel.For(0, stretches, new ParallelOptions { MaxDegreeOfParallelism = threads }, stretch => Interlocked.Add(ref found, CountOf(stretch)));
        return found;
    }

    private long CountOf(int stretch)
    {
        var start = stretch * RowsAtOnce;
        var found = 0L;
        foreach (var pack in matcher.Match(start, Math.Min(RowsAtOnce, count - start)))
        {
            foreach (var word in pack.Eligible)
            {
                found += BitOperations.PopCount(word);
            }
        }

        return found;
    }
}
