using Matching.Engine.Decisions;

namespace Matching.Storage.Stores;

/// <summary>Writes what traces mean beside the rows that hold them, in their transaction; what is stored stays.</summary>
internal static class TraceFrameWriter
{
    /// <summary>Stores the frames of some traces that are not stored yet.</summary>
    /// <param name="scope">Transaction.</param>
    /// <param name="department">Owner of the policy.</param>
    /// <param name="traces">Traces of its matches; null for rows without one.</param>
    public static void Write(WriteScope scope, string department, IEnumerable<MatchTrace?> traces)
    {
        var frames = new Dictionary<string, TraceFrame>(StringComparer.Ordinal);
        foreach (var trace in traces)
        {
            if (trace is not null)
            {
                frames.TryAdd(trace.Frame.Id, trace.Frame);
            }
        }

        foreach (var frame in frames.Values)
        {
            scope.Execute(
                "INSERT INTO trace_frame (id, department, policy_id, version, content) VALUES (@Id, @Department, @PolicyId, @Version, @Json) ON CONFLICT (id) DO NOTHING",
                new { frame.Id, Department = department, frame.Content.PolicyId, frame.Content.Version, frame.Json });
        }
    }
}
