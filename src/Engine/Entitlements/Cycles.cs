using System.Globalization;
using Matching.Rules.Packs;

namespace Matching.Engine.Entitlements;

/// <summary>The period that an entitlement pays for.</summary>
public static class Cycles
{
    /// <summary>Cycle of a benefit that is given once.</summary>
    public const string Once = "once";

    private const char Mark = '+';
    private const int MarkLength = 8;

    /// <summary>The cycle of what a later published version still owes for a cycle, e.g. <c>2023-03+1f9ab3c4</c>.</summary>
    /// <param name="cycle">The cycle.</param>
    /// <param name="packHash">The version that owes it: the same version owes it once.</param>
    public static string Supplement(string cycle, string packHash) => $"{cycle}{Mark}{packHash[..MarkLength]}";

    /// <summary>The cycle that a supplement belongs to; any other cycle is its own.</summary>
    public static string Base(string cycle) => cycle.Split(Mark)[0];

    /// <summary>True for what a later published version owes beside the right of the cycle.</summary>
    public static bool IsSupplement(string cycle) => cycle.Contains(Mark, StringComparison.Ordinal);

    /// <summary>The cycle that a night of a policy is for: that of its reference date, so that a school year is one cycle.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="asOf">Business date.</param>
    public static string Of(Policy policy, DateOnly asOf) => Of(policy.Benefit.Cycle, policy.Reference.On(asOf));

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
