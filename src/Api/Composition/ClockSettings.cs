namespace Matching.Api.Composition;

/// <summary>The clock of the process, for demonstrations and tests.</summary>
public sealed class ClockSettings
{
    /// <summary>Instant with offset at which the clock starts; empty (default) means the machine's clock. Refused in production.</summary>
    public string Start { get; init; } = "";
}
