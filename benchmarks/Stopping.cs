using System.Diagnostics;
using Matching.Benchmarks.Language;

namespace Matching.Benchmarks;

/// <summary>Times one pass of something long.</summary>
internal static class Stopping
{
    /// <summary>Runs it once.</summary>
    public static (Round Round, T Answer) Time<T>(Func<T> work)
    {
        GC.Collect();
        PeakMemory.Reset();
        var cpu = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        var answer = work();
        var seconds = clock.Elapsed.TotalSeconds;
        return (new Round(1, seconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds, PeakMemory.Mb(), 0), answer);
    }
}
