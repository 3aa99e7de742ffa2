using System.Diagnostics;
using Matching.Benchmarks.Language;

namespace Matching.Benchmarks.Engine;

/// <summary>How fast this machine copies memory now, on one thread: bytes read and bytes written in a second.</summary>
internal static class CopyBandwidth
{
    private const int Megabytes = 256;

    /// <summary>The median of several copies of a block that no cache holds.</summary>
    public static double BytesPerSecond(int rounds)
    {
        var (from, to) = (new byte[Megabytes << 20], new byte[Megabytes << 20]);
        Array.Fill(from, (byte)1);
        from.CopyTo(to, 0);
        return Timing.Median(Enumerable.Range(0, rounds).Select(_ => 2.0 * from.Length / Seconds(from, to)));
    }

    private static double Seconds(byte[] from, byte[] to)
    {
        var clock = Stopwatch.StartNew();
        Buffer.BlockCopy(from, 0, to, 0, from.Length);
        return clock.Elapsed.TotalSeconds;
    }
}
