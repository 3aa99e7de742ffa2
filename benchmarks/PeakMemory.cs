using Matching.Benchmarks.Language;

namespace Matching.Benchmarks;

/// <summary>The largest memory of this process since a point in time.</summary>
internal static class PeakMemory
{
    private const string ClearReferences = "/proc/self/clear_refs";
    private const string ResetPeak = "5";

    /// <summary>Begins anew where the system can (Linux); elsewhere the peak is that of the whole process.</summary>
    public static void Reset()
    {
        try
        {
            File.WriteAllText(ClearReferences, ResetPeak);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Without the right to, or on another system, the figure is the peak since the start; the README says so.
        }
    }

    /// <summary>The peak in MiB.</summary>
    public static double Mb() => Timing.PeakMb();
}
