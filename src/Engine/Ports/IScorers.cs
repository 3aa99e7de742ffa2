namespace Matching.Engine.Ports;

/// <summary>The scorers that were adopted; each is kept under the digest of its bytes.</summary>
public interface IScorers
{
    /// <summary>Digest of the scorer adopted last, or null when none was.</summary>
    string? Newest();

    /// <summary>The scorer with a digest.</summary>
    /// <param name="sha256">The digest, as <see cref="Newest"/> gave it or a run pinned it.</param>
    /// <exception cref="InvalidOperationException">There is none, or its bytes no longer have this digest.</exception>
    IMatchScorer Load(string sha256);
}
