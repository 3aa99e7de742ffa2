using Matching.Engine.Entitlements;
using Matching.Rules.Packs;

namespace Matching.Engine.Runs;

/// <summary>What follows once review and notice are behind a right.</summary>
internal static class ConfirmationRouting
{
    /// <summary>Direct policies go on to the check before payment; all others wait for the recipient.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="open">The right.</param>
    /// <param name="reasonCode">Stable code of why it goes on, or null for the policy's own terms.</param>
    /// <param name="reason">The reason in words, or null.</param>
    public static void Apply(Policy policy, EntitlementCase open, string? reasonCode = null, string? reason = null)
    {
        if (policy.Confirmation == ConfirmationMode.Direct)
        {
            open.Apply(EntitlementEvent.Confirm, reasonCode ?? ReasonCodes.Direct, reason);
            open.Apply(EntitlementEvent.CheckBeforePayment);
        }
        else
        {
            open.Apply(EntitlementEvent.AskConfirmation, reasonCode, reason);
        }
    }
}
