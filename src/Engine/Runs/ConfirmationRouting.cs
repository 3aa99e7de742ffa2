using Matching.Engine.Entitlements;
using Matching.Rules.Packs;

namespace Matching.Engine.Runs;

/// <summary>What follows once review and notice are behind a right.</summary>
internal static class ConfirmationRouting
{
    /// <summary>Direct policies go on to the check before payment; all others wait for the recipient.</summary>
    public static void Apply(Policy policy, EntitlementCase open)
    {
        if (policy.Confirmation == ConfirmationMode.Direct)
        {
            open.Apply(EntitlementEvent.Confirm, ReasonCodes.Direct, null);
            open.Apply(EntitlementEvent.CheckBeforePayment);
        }
        else
        {
            open.Apply(EntitlementEvent.AskConfirmation);
        }
    }
}
