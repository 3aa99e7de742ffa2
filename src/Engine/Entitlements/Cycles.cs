using System.Globalization;
using Matching.Rules.Packs;

namespace Matching.Engine.Entitlements;

/// <summary>The period that an entitlement pays for.</summary>
public static class Cycles
{
    /// <summary>Cycle of a benefit that is given once.</summary>
    public const string Once = "once";

    /// <summary>The cycle that a date lies in: <c>2025-11</c>, <c>2025-Q4</c>, <c>2025</c> or <c>once</c>.</summary>
    public static string Of(BenefitCycle cycle, DateOnly asOf) => cycle switch
    {
        BenefitCycle.Once => Once,
        BenefitCycle.Monthly => asOf.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        BenefitCycle.Quarterly => string.Create(CultureInfo.InvariantCulture, $"{asOf.Year:0000}-Q{((asOf.Month - 1) / 3) + 1}"),
        BenefitCycle.Yearly => asOf.Year.ToString("0000", CultureInfo.InvariantCulture),
        _ => throw new ArgumentOutOfRangeException(nameof(cycle), cycle, "no such rhythm"),
    };
}
