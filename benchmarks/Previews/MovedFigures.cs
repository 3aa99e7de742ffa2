using Matching.Rules.Packs;

namespace Matching.Benchmarks.Previews;

/// <summary>The figures that the suite moves: thresholds, figures inside amounts of one and of several facts, of all kinds of unit.</summary>
internal static class MovedFigures
{
    private static readonly (string Policy, string Figure)[] Chosen =
    [
        ("small-low-profit-enterprise-income-tax", "从业人数上限"),
        ("small-low-profit-enterprise-income-tax", "减免率"),
        ("disabled-employment-security-fund-relief", "规定比例"),
        ("disabled-employment-security-fund-relief", "减半比例"),
        ("six-taxes-two-fees-halved", "减征比例"),
        ("unemployment-insurance-job-stabilisation-refund", "其他返还比例"),
        ("vat-small-scale-exemption-and-1pct", "月免征销售额"),
        ("high-tech-enterprise-15pct", "低档研发占比"),
        ("technology-based-sme", "最低得分"),
        ("cn-iit-elderly-support-deduction", "最低年龄"),
        ("cn-iit-serious-illness-deduction", "起扣线"),
        ("sh-unemployment-benefit", "最少缴费月数"),
        ("sh-severe-disability-nursing-allowance", "一级标准"),
        ("cn-childcare-subsidy", "每月标准"),
    ];

    /// <summary>The figures, where the catalogue still has them.</summary>
    public static IEnumerable<MovedFigure> Of(IReadOnlyCollection<(Policy Policy, RulePack Pack)> inForce) => Chosen
        .SelectMany(c => inForce.Where(p => p.Policy.Id == c.Policy && p.Pack.Parameters.Any(q => q.Name == c.Figure)).Select(p => new MovedFigure(p.Policy, p.Pack, c.Figure)));
}
