using Matching.Engine.Ports;

namespace Matching.Benchmarks.Nights;

/// <summary>No scorer was adopted: nothing is scored.</summary>
internal sealed class NoScorers : IScorers
{
    /// <inheritdoc/>
    public string? Newest() => null;

    /// <inheritdoc/>
    public IMatchScorer Load(string sha256) => throw new InvalidOperationException($"there is no scorer {sha256}");
}
