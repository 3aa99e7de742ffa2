namespace Matching.Engine.Ports;

/// <summary>Fail points of ordinary operation: nothing happens.</summary>
public sealed class NoFailPoints : IFailPoints
{
    private NoFailPoints()
    {
    }

    /// <summary>The one instance; it has no state.</summary>
    public static NoFailPoints Instance { get; } = new();

    /// <inheritdoc/>
    public void Hit(string name, FailPosition position)
    {
    }
}
