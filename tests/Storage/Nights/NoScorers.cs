using Matching.Engine.Ports;

namespace Matching.Storage.Tests.Nights;

/// <summary>No scorer is adopted: nights do without scores.</summary>
internal sealed class NoScorers : IScorers
{
    private NoScorers()
    {
    }

    /// <summary>The one instance; it has no state.</summary>
    public static NoScorers Instance { get; } = new();

    /// <inheritdoc/>
    public string? Newest() => null;

    /// <inheritdoc/>
    public IMatchScorer Load(string sha256) => throw new InvalidOperationException($"no scorer is kept here, so not {sha256} either");
}
