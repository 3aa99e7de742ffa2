using Matching.Rules.Binding;
using Matching.Rules.Diagnostics;
using Matching.Rules.Values;

namespace Matching.Rules.Tests.Interpret;

public sealed class TraceTests
{
    [Test]
    public void Explain_Comparison_NamesTheTagTheParameterAndTheirValues()
    {
        var frame = new Value[People.Scope.SlotCount];
        frame[0] = Value.Of(70m);
        var trace = RuleCompiler.Compile("年龄 >= 最低年龄", People.Scope).Expression!.Explain(frame).Trace;

        Assert.That((trace.Text, trace.Value), Is.EqualTo(("年龄 >= 最低年龄", Value.True)));
        Assert.That(trace.Children.Select(c => (c.Symbol, c.Value, c.Span)), Is.EqualTo(new[]
        {
            ("年龄", Value.Of(70m), new SourceSpan(0, 2)), ("最低年龄", Value.Of(65m), new SourceSpan(6, 10)),
        }));
    }

    [Test]
    public void Explain_AndDecidedByItsLeftSide_ShowsOnlyWhatWasEvaluated()
    {
        var frame = new Value[People.Scope.SlotCount];
        frame[2] = Value.False;
        var trace = RuleCompiler.Compile("残疾人证有效 and 年龄 > 60", People.Scope).Expression!.Explain(frame).Trace;

        Assert.That(trace.Children.Select(c => c.Text), Is.EqualTo(new[] { "残疾人证有效" }));
    }

    [Test]
    public void Explain_If_ShowsTheConditionAndTheBranchTaken()
    {
        var frame = new Value[People.Scope.SlotCount];
        frame[0] = Value.Of(50m);
        var trace = RuleCompiler.Compile("if 年龄 > 60 then 1 else 2", People.Scope).Expression!.Explain(frame).Trace;

        Assert.That(trace.Children.Select(c => c.Text), Is.EqualTo(new[] { "年龄 > 60", "2" }));
    }

    [Test]
    public void Explain_LongIteration_KeepsABoundedTrace()
    {
        var trace = RuleCompiler.Compile("for i in 1..1000 return i", People.Scope).Expression!.Explain(new Value[People.Scope.SlotCount]).Trace;

        Assert.That(trace.Children, Has.Length.EqualTo(64));
        Assert.That(trace.Value.AsList, Has.Length.EqualTo(1000));
    }
}
