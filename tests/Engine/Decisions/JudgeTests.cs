using System.Collections.Immutable;
using Matching.Engine.Checks;
using Matching.Engine.Decisions;
using Matching.Rules.Binding;
using Matching.Rules.Packs;
using Matching.Rules.Values;
using static Matching.Engine.Tests.Decisions.Sample;

namespace Matching.Engine.Tests.Decisions;

public sealed class JudgeTests
{
    private static readonly DateOnly Day = new(2024, 7, 5);

    [Test]
    public void Decide_AllConditionsTrue_EligibleWithAmount()
    {
        var verdict = Decide(SamplePolicies.Allowance, (Place, Value.Of("上海")), (Born, Value.Of(new DateOnly(1954, 7, 20))));

        Assert.That(verdict.Outcome, Is.EqualTo(Outcome.Eligible));
        Assert.That(verdict.Amount!.Value.Fen, Is.EqualTo(15000));
        Assert.That(verdict.CycleAmount!.Value.Fen, Is.EqualTo(15000));
        Assert.That(verdict.Held, Is.Null);
    }

    [Test]
    public void Decide_OneFalseAndOneUnknown_NotEligibleWithoutMissing()
    {
        var verdict = Decide(SamplePolicies.Allowance, (Place, Value.Of("外省市")));

        Assert.That(verdict.Outcome, Is.EqualTo(Outcome.NotEligible));
        Assert.That(verdict.Failed, Is.EqualTo(new[] { "resident" }));
        Assert.That(verdict.Missing, Is.Empty);
    }

    [Test]
    public void Decide_TwoFalse_ListsBothInOrderOfThePack()
    {
        var verdict = Decide(SamplePolicies.Allowance, (Place, Value.Of("外省市")), (Born, Value.Of(new DateOnly(1990, 1, 1))));

        Assert.That(verdict.Failed, Is.EqualTo(new[] { "resident", "age" }));
    }

    [Test]
    public void Decide_OneUnknown_UndeterminedNamingDerivedTagAndItsBase()
    {
        var verdict = Decide(SamplePolicies.Allowance, (Place, Value.Of("上海")));

        Assert.That(verdict.Outcome, Is.EqualTo(Outcome.Undetermined));
        Assert.That(verdict.Missing, Is.EqualTo(new[] { "出生日期", "年龄" }));
        Assert.That(verdict.Amount, Is.Null);
    }

    [Test]
    public void Decide_ConditionsTrueButAmountUnknown_Undetermined()
    {
        var verdict = Decide(SamplePolicies.Grant(Amount(Claim)));

        Assert.That(verdict.Outcome, Is.EqualTo(Outcome.Undetermined));
        Assert.That(verdict.Missing, Is.EqualTo(new[] { "申领金额" }));
        Assert.That(verdict.Held, Is.Null);
    }

    [Test]
    public void Decide_Recognition_HasNoAmount()
    {
        var verdict = Decide(SamplePolicies.Recognition, (Listed, Value.False));

        Assert.That((verdict.Outcome, verdict.Amount, verdict.CycleAmount), Is.EqualTo((Outcome.Eligible, (Engine.Amounts.Money?)null, (Engine.Amounts.Money?)null)));
    }

    [TestCase("0.005", RoundingRule.FenHalfUp, "0.01")]
    [TestCase("100.05", RoundingRule.JiaoHalfUp, "100.10")]
    [TestCase("100.50", RoundingRule.YuanHalfUp, "101.00")]
    [TestCase("100.01", RoundingRule.YuanCeiling, "101.00")]
    [TestCase("100.99", RoundingRule.YuanFloor, "100.00")]
    public void Decide_NamedRounding_RoundsOnceAtTheEnd(string claim, RoundingRule rounding, string expected)
    {
        var verdict = Decide(SamplePolicies.Grant(Amount(Claim), rounding: rounding), (Claim, Number(claim)));

        Assert.That(verdict.Amount!.Value.ToString(), Is.EqualTo(expected));
    }

    [Test]
    public void Decide_NegativeAmount_HeldAndNeverZero()
    {
        var verdict = Decide(SamplePolicies.Grant(Amount(Claim)), (Claim, Number("-0.01")));

        Assert.That(verdict.Outcome, Is.EqualTo(Outcome.Undetermined));
        Assert.That(verdict.Amount, Is.Null);
        Assert.That(verdict.Held, Is.EqualTo("金额为负：-0.01"));
    }

    [Test]
    public void Decide_AmountNotANumber_Held()
    {
        var verdict = Decide(SamplePolicies.Grant(Rule("null", FeelType.Any, [], _ => Value.Null)));

        Assert.That((verdict.Outcome, verdict.Held), Is.EqualTo((Outcome.Undetermined, "金额不是数：null")));
    }

    [Test]
    public void Decide_AmountBeyondMoney_Held()
    {
        var verdict = Decide(SamplePolicies.Grant(Rule("x", FeelType.Number, [], _ => Value.Of(decimal.MaxValue))));

        Assert.That(verdict.Held, Does.StartWith("金额超出可表示的范围"));
    }

    [Test]
    public void Decide_ConditionWithoutTruthValue_HeldAndNotEligibleForNothing()
    {
        var verdict = Decide(SamplePolicies.Grant(Amount(Claim), when: Rule("1", FeelType.Any, [], _ => Value.Of(1m))), (Claim, Number("5")));

        Assert.That(verdict.Outcome, Is.EqualTo(Outcome.Undetermined));
        Assert.That(verdict.Held, Is.EqualTo("条件 always 由所给的值得不出真假：1"));
    }

    [Test]
    public void Decide_ConditionDividesByZero_HeldAndNothingMissing()
    {
        var divided = new LambdaExpression("1 / 0 > 1", FeelType.Boolean, [], _ => Value.Unknown("!除数为零"));

        var verdict = Decide(SamplePolicies.Grant(Amount(Claim), when: divided), (Claim, Number("5")));

        Assert.That((verdict.Outcome, verdict.Held), Is.EqualTo((Outcome.Undetermined, "条件 always 无法计算：除数为零")));
        Assert.That(verdict.Missing, Is.Empty);
    }

    [Test]
    public void Decide_AmountDividesByZero_Held()
    {
        var verdict = Decide(SamplePolicies.Grant(Rule("1 / 0", FeelType.Number, [], _ => Value.Unknown("!除数为零"))));

        Assert.That((verdict.Outcome, verdict.Held), Is.EqualTo((Outcome.Undetermined, "金额无法计算：除数为零")));
        Assert.That(verdict.Missing, Is.Empty);
    }

    [Test]
    public void Decide_TaxBenefit_ReportsAnAmountAndPaysNothing()
    {
        var verdict = Decide(SamplePolicies.Grant(Amount(Claim), kind: BenefitKind.Tax), (Claim, Number("5")));

        Assert.That((verdict.Amount!.Value.Fen, verdict.CycleAmount), Is.EqualTo((500L, (Engine.Amounts.Money?)null)));
    }

    [TestCase("80", "80.00")]
    [TestCase("120", "100.00")]
    public void Decide_CeilingWithApprovedAmount_PaysTheLesser(string approved, string paid)
    {
        var verdict = Decide(
            SamplePolicies.Grant(Amount(Claim), Amount(Approved), ceiling: true), (Claim, Number("100")), (Approved, Number(approved)));

        Assert.That(verdict.Amount!.Value.ToString(), Is.EqualTo("100.00"));
        Assert.That(verdict.CycleAmount!.Value.ToString(), Is.EqualTo(paid));
        Assert.That(verdict.Review, Is.Empty);
    }

    [Test]
    public void Decide_CeilingNotApproved_EligiblePaysNothingAndGoesToReview()
    {
        var verdict = Decide(SamplePolicies.Grant(Amount(Claim), Amount(Approved), ceiling: true), (Claim, Number("100")));

        Assert.That((verdict.Outcome, verdict.CycleAmount), Is.EqualTo((Outcome.Eligible, (Engine.Amounts.Money?)null)));
        Assert.That(verdict.Review, Is.EqualTo(new[] { "金额为最高限额，部门核定额未知（缺少：核定金额）" }));
    }

    [Test]
    public void Decide_CycleAmountUnknown_EligibleGoesToReview()
    {
        var verdict = Decide(SamplePolicies.Grant(Amount(Claim), cycle: Amount(Approved)), (Claim, Number("100")));

        Assert.That((verdict.Outcome, verdict.CycleAmount), Is.EqualTo((Outcome.Eligible, (Engine.Amounts.Money?)null)));
        Assert.That(verdict.Review, Is.EqualTo(new[] { "本期应付金额未知（缺少：核定金额）" }));
    }

    [Test]
    public void Decide_PackNotVerified_GoesToReview()
    {
        var verdict = Decide(SamplePolicies.Grant(Amount(Claim), verified: false), (Claim, Number("1")));

        Assert.That(verdict.Review, Is.EqualTo(new[] { "版本 1 的数字未与公布文本核实" }));
    }

    [TestCase(true, "曾失信")]
    [TestCase(null, "曾失信（未知：失信）")]
    public void Decide_ReviewClauseTrueOrUnknown_GoesToReview(bool? listed, string reason)
    {
        ImmutableArray<ReviewClause> review = [new ReviewClause(Rule("失信", FeelType.Boolean, [Listed], f => f[14]), new("曾失信", "was listed"))];
        var policy = SamplePolicies.Grant(Amount(Claim), review: review);
        var verdict = listed is { } known
            ? Decide(policy, (Claim, Number("1")), (Listed, Value.Of(known)))
            : Decide(policy, (Claim, Number("1")));

        Assert.That(verdict.Review, Is.EqualTo(new[] { reason }));
    }

    [Test]
    public void Decide_UnverifiedFigureOfTheCatalogue_GoesToReviewUnlessGiven()
    {
        var day = new DateOnly(2026, 7, 1);
        (Tags.Tag, Value)[] facts = [(Place, Value.Of("上海")), (Income, Number("1000")), (Heads, Number("1"))];
        var shown = DecideOn(day, SamplePolicies.Minimum, facts);
        var given = DecideOn(day, SamplePolicies.Minimum, [.. facts, (Standard, Number("1700"))]);

        Assert.That((shown.Amount!.Value.Fen, given.Amount!.Value.Fen), Is.EqualTo((69000L, 70000L)));
        Assert.That(shown.Review, Is.EqualTo(new[] { "参数“低保标准”的取值未核实" }));
        Assert.That(given.Review, Is.Empty);
    }

    [Test]
    public void Decide_PathsDisagreeOnACondition_Held()
    {
        var two = new LambdaExpression("失信", FeelType.Boolean, [Listed.Symbol], f => f[14], f => Value.Of(f[14].IsFalse));

        var verdict = Decide(SamplePolicies.Grant(Amount(Claim), when: two), (Claim, Number("1")), (Listed, Value.True));

        Assert.That(verdict.Held, Is.EqualTo("编译求值与解释求值不一致：结论 Eligible ≠ NotEligible"));
    }

    [Test]
    public void Decide_PathsDisagreeOnTheAmount_Held()
    {
        var two = new LambdaExpression("x", FeelType.Number, [], _ => Value.Of(1m), _ => Value.Of(2m));

        var verdict = Decide(SamplePolicies.Grant(two));

        Assert.That(verdict.Held, Is.EqualTo("编译求值与解释求值不一致：金额 1.00/1.00 ≠ 2.00/2.00"));
    }

    private static Verdict Decide(Policy policy, params (Tags.Tag Tag, Value Value)[] facts) => DecideOn(Day, policy, facts);

    private static Verdict DecideOn(DateOnly day, Policy policy, (Tags.Tag Tag, Value Value)[] facts)
    {
        var plan = new PackPlan(policy, SamplePolicies.PackOf(policy), Dictionary);
        var filler = new FrameFiller(plan.Frame, day, defaults: false, child: false);
        var given = new ProfileFacts(plan.Frame, facts.ToImmutableDictionary(f => f.Tag.Name, f => f.Value));
        return CheckedJudge.Decide(plan, filler, given, filler.NewFrame(), filler.NewFrame());
    }

    private static LambdaExpression Amount(Tags.Tag tag) => Rule(tag.Name, FeelType.Number, [tag], f => f[tag.Symbol.Slot]);

    private static Value Number(string text) => Value.Of(decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
}
