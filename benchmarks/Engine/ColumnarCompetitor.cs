using System.Numerics;
using Matching.Engine.Columns;
using Matching.Engine.Populations;

namespace Matching.Benchmarks.Engine;

/// <summary>This engine's columns, with unknowns: lanes and circuit are made once, bits are taken in stretches.</summary>
internal sealed class ColumnarCompetitor : ICompetitor
{
    private const int MostRowsAtOnce = 1 << 14;

    private readonly ColumnarMatcher matcher;
    private readonly int count;
    private readonly int rowsAtOnce;
    private readonly int threads;
    private readonly PackBits[] kept;

    /// <summary>Compiles the packs.</summary>
    public ColumnarCompetitor(RealWorkload work, int threads)
    {
        matcher = new ColumnarMatcher(work.Tags, work.Packs, work.Snapshot, Workload.AsOf, ranksBounds: true);
        count = work.Snapshot.Of(UnitKind.Citizen).Count;
        rowsAtOnce = Math.Min(MostRowsAtOnce, count);
        this.threads = threads;
        kept = matcher.NewBits(rowsAtOnce);
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
        var stretches = (count + rowsAtOnce - 1) / rowsAtOnce;
        if (threads == 1)
        {
            return Enumerable.Range(0, stretches).Sum(s => CountOf(s, kept));
        }

        var found = 0L;
        Parallel.For(
            0, stretches, new ParallelOptions { MaxDegreeOfParallelism = threads }, () => matcher.NewBits(rowsAtOnce),
            (stretch, _, bits) =>
            {
                Interlocked.Add(ref found, CountOf(stretch, bits));
                return bits;
            },
            _ => { });
        return found;
    }

    private long CountOf(int stretch, PackBits[] bits)
    {
        var start = stretch * rowsAtOnce;
        var rows = Math.Min(rowsAtOnce, count - start);
        bits = rows == rowsAtOnce ? bits : matcher.NewBits(rows);
        matcher.Match(start, rows, bits);
        var found = 0L;
        foreach (var pack in bits)
        {
            foreach (var word in pack.Eligible)
            {
                found += BitOperations.PopCount(word);
            }
        }

        return found;
    }
}
