using System.Collections.Frozen;

namespace Matching.Scoring.Features;

/// <summary>
/// Which numbers are stated about a match of which policy, by the names that histories use. What the history of a policy
/// never states is not stated here either: a model must not meet at night what it could not have learned.
/// </summary>
internal static class PolicyNumbers
{
    /// <summary>Days between the business date and the as-of date of the oldest fact that the rule read.</summary>
    public const string FactAgeDays = "factAgeDays";

    /// <summary>
    /// Facts on which two rows contradicted each other. Never stated at night: an import sets both rows aside, and the
    /// snapshot keeps no trace of them. So it is null, which is "nothing stated" to the model, not a count of 0.
    /// </summary>
    public const string Contradictions = "contradictions";

    /// <summary>Numbers of every policy.</summary>
    public static FrozenSet<string> OfEvery { get; } = new[] { FactAgeDays, Contradictions }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Numbers by policy and name.</summary>
    public static FrozenDictionary<string, FrozenDictionary<string, Func<UnitReading, decimal?>>> ByPolicy { get; } =
        new Dictionary<string, FrozenDictionary<string, Func<UnitReading, decimal?>>>(StringComparer.Ordinal)
        {
            ["sh-elderly-comprehensive-allowance"] = Of(("age", Age)),
            ["sh-severe-disability-nursing-allowance"] = Of(
                ("age", Age), ("grade", u => u.Number("残疾等级")), ("validDays", u => u.DaysUntil("残疾人证有效期止"))),
            ["sh-minimum-living-allowance"] = Of(
                ("incomeToLimit", u => UnitReading.Share(u.Number("共同生活成员月收入合计"), u.Figure("低保标准") * u.Number("保障人口数"))),
                ("members", u => u.Number("保障人口数"))),
            ["unemployment-insurance-job-stabilisation-refund"] = Of(
                ("heads", u => u.Number("失业保险参保人数")),
                ("lossRate", u => UnitReading.Share(u.Number("前年12月参保人数") - u.Number("上年12月参保人数"), u.Number("前年12月参保人数"))),
                ("attritionRate", u => UnitReading.Share(u.Number("上年自然减员人数"), u.Number("前年12月参保人数")))),
            ["small-low-profit-enterprise-income-tax"] = Of(
                ("heads", u => u.Number("从业人数")),
                ("profitToLimit", u => UnitReading.Share(u.Number("年应纳税所得额"), u.Parameter("所得额上限"))),
                ("assetsToLimit", u => UnitReading.Share(u.Number("资产总额"), u.Parameter("资产总额上限")))),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether any policy's history states a number of this name.</summary>
    public static bool Knows(string name) => OfEvery.Contains(name) || ByPolicy.Values.Any(p => p.ContainsKey(name));

    private static decimal? Age(UnitReading unit) => unit.FullYearsSince("出生日期");

    private static FrozenDictionary<string, Func<UnitReading, decimal?>> Of(params (string Name, Func<UnitReading, decimal?> Read)[] numbers) =>
        numbers.ToFrozenDictionary(n => n.Name, n => n.Read, StringComparer.Ordinal);
}
