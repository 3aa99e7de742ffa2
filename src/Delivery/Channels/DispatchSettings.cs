namespace Matching.Delivery.Channels;

/// <summary>How a dispatcher works.</summary>
/// <param name="Node">Name of the process, unlike that of every other one that ever ran on this database.</param>
public sealed record DispatchSettings(string Node)
{
    /// <summary>How long a taken message is nobody else's; default 5 minutes. Longer than a whole batch may take.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Messages sent at the same time over a channel that sends one by one; default 8, at least 1.</summary>
    public int Parallel { get; init; } = 8;

    /// <summary>Waits between attempts.</summary>
    public BackOff BackOff { get; init; } = BackOff.Default;
}
