using Matching.Engine.Amounts;
using Matching.Engine.Entitlements;
using Matching.Rules;
using Matching.Rules.Packs;

namespace Matching.Engine.Tests.Payments;

/// <summary>Rights and policies for tests.</summary>
internal static class Rights
{
    public static Entitlement Of(string policyId, string subject, long fen, EntitlementState state, string item = "-", string cycle = "2025-11") => new(
        new EntitlementKey(policyId, subject, cycle, item), "d", subject, state, null, null, new Money(fen, "CNY"), "CNY", "v1", "pack", "snapshot", null, 1,
        new DateOnly(2025, 11, 28));

    public static Policy Policy(string id, params Exclusion[] exclusions) => new(
        id, new LocalizedText("政策" + id, "Policy " + id), "shanghai", SubjectKind.Citizen, null, "民政局", "d",
        new Benefit(BenefitKind.Payment, "CNY", BenefitCycle.Monthly), ConfirmationMode.Direct, SilenceMeaning.Paid, null, [.. exclusions], null, [], []);
}
