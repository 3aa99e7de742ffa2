using Matching.Rules.Binding;
using Matching.Rules.Values;

namespace Matching.Rules.Tests.Binding;

public sealed class ReadsTests
{
    [Test]
    public void Reads_NamesUsedSeveralTimes_AreListedOnceInOrderWithoutConstants()
    {
        var rule = RuleCompiler.Compile("残疾人证有效 and 年龄 >= 最低年龄 and (some s in 救助身份 satisfies s = \"低保\") and 年龄 < 100", People.Scope).Expression!;

        Assert.That(rule.Reads.Select(s => s.Name), Is.EqualTo(new[] { "残疾人证有效", "年龄", "救助身份" }));
    }

    [Test]
    public void Evaluate_SlotLeftEmpty_IsUnknownByTheTagsName()
    {
        var rule = RuleCompiler.Compile("年龄 + 1", People.Scope).Expression!;

        Assert.That(rule.Evaluate(new Value[People.Scope.SlotCount]).Causes, Is.EqualTo(new[] { "年龄" }));
    }

    [Test]
    public void Evaluate_FrameTooShort_Throws()
    {
        var rule = RuleCompiler.Compile("发放月月末.year", People.Scope).Expression!;

        Assert.That(() => rule.Evaluate(new Value[2]), Throws.ArgumentException);
        Assert.That(() => rule.Explain(new Value[2]), Throws.ArgumentException);
    }

    [TestCase("年龄 + 1 > 0")]
    [TestCase("abs(年龄) = 1")]
    [TestCase("string length(户籍地) > 1")]
    [TestCase("list contains(救助身份, \"低保\")")]
    [TestCase("出生日期.year > 2000")]
    [TestCase("残疾人证有效 and true")]
    public void Evaluate_FrameWithValuesOfOtherTypes_IsUnknownAndNeverThrows(string text)
    {
        var frame = Enumerable.Repeat(Value.OfMonths(1), People.Scope.SlotCount).ToArray();
        var rule = RuleCompiler.Compile(text, People.Scope).Expression!;

        Assert.That(rule.Evaluate(frame).Causes, Is.EqualTo(new[] { "!类型不符 / wrong type" }));
        Assert.That(rule.Explain(frame).Value, Is.EqualTo(rule.Evaluate(frame)));
    }

    [Test]
    public void Type_OfExpressions_IsKnownBeforeEvaluation()
    {
        Assert.That(RuleCompiler.Compile("年龄 > 1", People.Scope).Expression!.Type, Is.EqualTo(FeelType.Boolean));
        Assert.That(RuleCompiler.Compile("发放月月末 - 出生日期", People.Scope).Expression!.Type, Is.EqualTo(FeelType.DaysDuration));
        Assert.That(RuleCompiler.Compile("for s in 救助身份 return string length(s)", People.Scope).Expression!.Type, Is.EqualTo(new ListType(FeelType.Number)));
    }
}
