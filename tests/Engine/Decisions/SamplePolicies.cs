using System.Collections.Immutable;
using Matching.Rules;
using Matching.Rules.Binding;
using Matching.Rules.Packs;
using Matching.Rules.Values;
using static Matching.Engine.Tests.Decisions.Sample;

namespace Matching.Engine.Tests.Decisions;

/// <summary>Policies over <see cref="Sample"/>: an allowance by age, a household and a child benefit, a grant with a ceiling and a recognition.</summary>
internal static class SamplePolicies
{
    public static readonly Condition Resident = new("resident", new("具有本市户籍", "registered in Shanghai"), "notice",
        Rule("户籍地 = \"上海\"", FeelType.Boolean, [Place], f => Value.Of(f[2].AsString == "上海")));

    public static readonly Condition OldEnough = new("age", new("年满65周岁", "aged 65 or over"), "notice",
        RuleCompiler.Compile("年龄 >= 65", Dictionary.Scope, FeelType.Boolean).Expression!);

    public static readonly Policy Allowance = Policy("elderly-allowance", SubjectKind.Citizen, BenefitKind.Payment,
        new RulePack
        {
            PolicyId = "elderly-allowance",
            Version = "2016-05",
            From = new(2016, 5, 1),
            References = [new LegalReference("notice", "关于建立老年综合津贴制度的通知", "沪府发〔2016〕24号", "https://example.org/notice", true)],
            Conditions = [Resident, OldEnough],
            Amount = Rule("if 年龄 >= 70 then 150 else 75", FeelType.Number, [Age], f => Value.Of(f[4].AsNumber >= 70m ? 150m : 75m)),
            Hash = new string('a', 64),
        });

    public static readonly Policy Minimum = Policy("minimum-living", SubjectKind.Household, BenefitKind.Payment,
        new RulePack
        {
            PolicyId = "minimum-living",
            Version = "2024-07",
            From = new(2024, 7, 1),
            Conditions =
            [
                Resident,
                new Condition("below", new("人均月收入低于标准", "income below the standard"), null,
                    Rule("家庭人均月收入 < 低保标准", FeelType.Boolean, [PerHead, Standard], f => Value.Of(f[8].AsNumber < f[5].AsNumber))),
            ],
            Amount = Rule("(低保标准 - 家庭人均月收入) * 保障人口数", FeelType.Number, [Standard, PerHead, Heads],
                f => Value.Of((f[5].AsNumber - f[8].AsNumber) * f[7].AsNumber)),
            Hash = new string('b', 64),
        });

    public static readonly Policy Childcare = Policy("childcare", SubjectKind.Citizen, BenefitKind.Payment,
        new RulePack
        {
            PolicyId = "childcare",
            Version = "2025-01",
            From = new(2025, 1, 1),
            Conditions =
            [
                new Condition("place", new("子女户口所在地受理", "accepted where the child lives"), null,
                    Rule("子女户籍地 = 受理地", FeelType.Boolean, [ChildPlace, Accepting], f => Value.Of(f[9] == f[10]))),
            ],
            Amount = Rule("7200", FeelType.Number, [], _ => Value.Of(7200m)),
            CycleAmount = Rule("3600", FeelType.Number, [], _ => Value.Of(3600m)),
            Hash = new string('c', 64),
        }) with { Item = "child" };

    public static readonly Policy Recognition = Policy("recognition", SubjectKind.Enterprise, BenefitKind.Recognition,
        new RulePack
        {
            PolicyId = "recognition",
            Version = "1",
            From = new(2020, 1, 1),
            To = new(2024, 12, 31),
            Conditions = [new Condition("listed", new("未列入失信", "not listed"), null, Rule("not(失信)", FeelType.Boolean, [Listed], f => Value.Of(f[14].IsFalse)))],
            Hash = new string('d', 64),
        });

    public static readonly Catalogue Catalogue = new([Childcare, Allowance, Minimum, Recognition], new string('0', 64));

    /// <summary>A grant of the claimed amount as a ceiling, whose only condition is always true.</summary>
    public static Policy Grant(RuleExpression amount, RuleExpression? approved = null, bool ceiling = false, RoundingRule rounding = RoundingRule.FenHalfUp,
        bool verified = true, ImmutableArray<ReviewClause> review = default, RuleExpression? when = null, RuleExpression? cycle = null,
        BenefitKind kind = BenefitKind.Grant) =>
        Policy("grant", SubjectKind.Enterprise, kind, new RulePack
        {
            PolicyId = "grant",
            Version = "1",
            From = new(2020, 1, 1),
            Conditions = [new Condition("always", new("总是", "always"), null, when ?? Rule("true", FeelType.Boolean, [], _ => Value.True))],
            Amount = amount,
            CycleAmount = cycle,
            ApprovedAmount = approved,
            AmountIsCeiling = ceiling,
            Rounding = rounding,
            Verified = verified,
            Review = review.IsDefault ? [] : review,
            Hash = new string('e', 64),
        });

    public static RulePack PackOf(Policy policy) => policy.Versions[0];

    private static Policy Policy(string id, SubjectKind subject, BenefitKind kind, RulePack pack) => new(
        id, new(id == "elderly-allowance" ? "老年综合津贴" : id, id == "elderly-allowance" ? "Allowance for older people" : id), "shanghai", subject, null, "民政局", "shanghai/civil-affairs",
        new Benefit(kind, "CNY", BenefitCycle.Monthly), ConfirmationMode.Direct, SilenceMeaning.Paid, null, [], null, [], [pack]);
}
