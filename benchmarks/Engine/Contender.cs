using System.Diagnostics;
using Matching.Benchmarks.Language;

namespace Matching.Benchmarks.Engine;

/// <summary>A competitor with what was measured of it.</summary>
/// <param name="made">The competitor.</param>
/// <param name="expected">The number of matches that it must find.</param>
internal sealed class Contender(ICompetitor made, long expected)
{
    private const double ShortestSeconds = 0.03;
    private const double WarmSeconds = 0.8;
    private const int WarmPasses = 60;
    private const int PauseMilliseconds = 250;
    private const int MostPasses = 64;

    private readonly SortedDictionary<int, Round> rounds = [];
    private long wrong = -1;
    private double spent;

    /// <summary>Name in the table.</summary>
    public string Name => made.Name;

    /// <summary>What was checked.</summary>
    public string Result => wrong >= 0 ? $"!! {wrong} matches, expected {expected}" : $"{expected} matches";

    /// <summary>Whether it may have one more round.</summary>
    public bool HasTime(double seconds) => wrong < 0 && (rounds.Count == 0 || spent < seconds);

    /// <summary>The median round.</summary>
    public Round Median => Timing.Median(rounds.Values);

    /// <summary>
    /// Runs without taking the time until what is compiled step by step is compiled best, and checks the answer: often enough to be chosen
    /// for it, then a pause in which the compiler's own thread is done, then once more.
    /// </summary>
    public void Warm()
    {
        Repeat(WarmSeconds);
        Thread.Sleep(PauseMilliseconds);
        Repeat(WarmSeconds / 2);
        Thread.Sleep(PauseMilliseconds);
    }

    private void Repeat(double seconds)
    {
        var clock = Stopwatch.StartNew();
        var passes = 0;
        do
        {
            Check(made.CountMatches());
            passes++;
        }
        while (clock.Elapsed.TotalSeconds < seconds || (passes < WarmPasses && clock.Elapsed.TotalSeconds < 4 * seconds));
    }

    /// <summary>Times one round; a short pass is repeated within it.</summary>
    public void Measure(int round)
    {
        PeakMemory.Reset();
        var cpu = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        var passes = 0;
        while (passes == 0 || (clock.Elapsed.TotalSeconds < ShortestSeconds && passes < MostPasses))
        {
            Check(made.CountMatches());
            passes++;
        }

        var seconds = clock.Elapsed.TotalSeconds;
        spent += seconds;
        rounds[round] = new Round(passes, seconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds, PeakMemory.Mb(), 0);
    }

    /// <summary>The time of one pass divided by another's: the median over the rounds that both ran.</summary>
    public double RatioTo(Contender other) =>
        Timing.Median(rounds.Where(r => other.rounds.ContainsKey(r.Key)).Select(r => r.Value.Each / other.rounds[r.Key].Each));

    private void Check(long found) => wrong = found == expected ? wrong : found;
}
