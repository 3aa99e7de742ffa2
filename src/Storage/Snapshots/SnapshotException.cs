namespace Matching.Storage.Snapshots;

/// <summary>A snapshot that is asked for does not exist or cannot be trusted. The message says what, where and what to do.</summary>
public sealed class SnapshotException : Exception
{
    /// <summary>An error with its message.</summary>
    public SnapshotException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
