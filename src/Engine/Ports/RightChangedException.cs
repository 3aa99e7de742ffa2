namespace Matching.Engine.Ports;

/// <summary>A right is no longer in the state that a change started from; nothing was stored.</summary>
public sealed class RightChangedException : InvalidOperationException
{
    /// <summary>A refused change.</summary>
    /// <param name="entitlementId">The right.</param>
    /// <param name="before">What it was.</param>
    public RightChangedException(string entitlementId, string before)
        : base($"entitlement {entitlementId} is no longer {before}; run the night again to continue from where it is now")
    {
    }
}
