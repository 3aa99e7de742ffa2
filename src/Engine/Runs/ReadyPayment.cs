using Matching.Engine.Entitlements;
using Matching.Engine.Ports;
using Matching.Rules.Packs;

namespace Matching.Engine.Runs;

/// <summary>A right that passed the check before payment tonight.</summary>
/// <param name="Policy">Policy.</param>
/// <param name="Right">The stored right, in PrePaymentCheck.</param>
/// <param name="Account">Where it is paid.</param>
internal sealed record ReadyPayment(Policy Policy, Entitlement Right, PayeeAccount Account);
