namespace Matching.Engine.Entitlements;

/// <summary>An event is not allowed in the state of the entitlement.</summary>
public sealed class TransitionRefusedException : InvalidOperationException
{
    /// <summary>A refused event.</summary>
    public TransitionRefusedException(string entitlementId, EntitlementState state, EntitlementEvent happening)
        : base($"entitlement {entitlementId}: {happening} is not allowed in state {state}")
    {
        State = state;
        Happening = happening;
    }

    /// <summary>State that the entitlement is in.</summary>
    public EntitlementState State { get; }

    /// <summary>Event that was refused.</summary>
    public EntitlementEvent Happening { get; }
}
