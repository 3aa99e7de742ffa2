using System.Diagnostics;

namespace Matching.Benchmarks.Language;

/// <summary>What one round took.</summary>
/// <param name="Evaluations">How many evaluations.</param>
/// <param name="Seconds">Elapsed seconds.</param>
/// <param name="Cpu">Processor seconds.</param>
/// <param name="PeakMb">Largest memory so far, in MiB.</param>
/// <param name="Bytes">Bytes allocated for one evaluation.</param>
internal sealed record Round(long Evaluations, double Seconds, double Cpu, double PeakMb, double Bytes)
{
    /// <summary>Seconds of one evaluation.</summary>
    public double Each => Seconds / Evaluations;
}

/// <summary>Times work of this process.</summary>
internal static class Timing
{
    /// <summary>Repeats an action until the time is over.</summary>
    /// <param name="milliseconds">How long.</param>
    /// <param name="batch">How often between two looks at the clock.</param>
    /// <param name="once">The action, given a running number.</param>
    public static Round Run(double milliseconds, int batch, Action<int> once)
    {
        var cpu = Environment.CpuUsage.TotalTime;
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();
        var count = 0L;
        while (clock.Elapsed.TotalMilliseconds < milliseconds)
        {
            for (var i = 0; i < batch; i++)
            {
                once(i);
            }

            count += batch;
        }

        var seconds = clock.Elapsed.TotalSeconds;
        var allocated = GC.GetAllocatedBytesForCurrentThread() - bytes;
        return new Round(count, seconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds, PeakMb(), (double)allocated / count);
    }

    /// <summary>The round in the middle.</summary>
    public static Round Median(IEnumerable<Round> rounds) => rounds.OrderBy(r => r.Each).ToArray() is var sorted ? sorted[sorted.Length / 2] : throw new UnreachableException();

    /// <summary>The number in the middle.</summary>
    public static double Median(IEnumerable<double> numbers) => numbers.Order().ToArray() is var sorted ? sorted[sorted.Length / 2] : throw new UnreachableException();

    /// <summary>Largest memory of this process so far, in MiB.</summary>
    public static double PeakMb()
    {
        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64 / 1048576.0;
    }
}
