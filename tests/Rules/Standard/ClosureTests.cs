namespace Matching.Rules.Tests.Standard;

/// <summary>Function definitions, closures and calls (DMN 1.5, 10.3.2.13).</summary>
public sealed class ClosureTests
{
    [TestCase("(function(x) x + 1)(2)", "3")]
    [TestCase("{f: function(x) function(y) x + y, r: f(1)(2)}.r", "3")]
    [TestCase("{fs: for i in 1..3 return function() i, r: for f in fs return f()}.r", "[1, 2, 3]")]
    [TestCase("{x: 1, f: function() x, r: {x: 2, s: f()}.s}.r", "1")]
    [TestCase("sort([3, 1, 2], function(a, b) a > b)", "[3, 2, 1]")]
    [TestCase("{f: abs, r: f(-4)}.r", "4")]
    [TestCase("(function(x: number) x)(\"a\")", "null")]
    [TestCase("(function(x: number) x)([7])", "7")]
    [TestCase("(function(x: list<number>) x)(7)", "[7]")]
    [TestCase("(function(x, y) x)(1)", "null")]
    [TestCase("(function(x) x)(y: 1)", "null")]
    [TestCase("(1)(2)", "null")]
    [TestCase("(function(x) external {java: {class: \"java.lang.Math\", method signature: \"cos(double)\"}})(1)", "null")]
    [TestCase("(function(x: nothing) x)(1)", "null")]
    [TestCase("{f: function(g, n) if n = 0 then 0 else 1 + g(g, n - 1), r: f(f, 400)}.r", "400")]
    public void Function_DefinedAndCalled_SeesWhatWasVisibleWhereItWasDefined(string feel, string expected) =>
        Assert.That(StandardFeel.Text(feel), Is.EqualTo(expected));

    [Test]
    public void Recursion_WithoutEnd_IsNullAndNoCrash() =>
        Assert.That(StandardFeel.Text("{f: function(g) 1 + g(g), r: f(f)}.r"), Is.EqualTo("null"));

    [Test]
    public void Recursion_WithAGreatBody_IsNullAndNoCrash()
    {
        var sum = string.Join(" + ", Enumerable.Repeat("1", 350));

        Assert.That(StandardFeel.Text($"{{f: function(g) {sum} + g(g), r: f(f)}}.r"), Is.EqualTo("null"));
    }

    [TestCase("1 instance of number", "true")]
    [TestCase("null instance of Any", "false")]
    [TestCase("[1, 2] instance of list<number>", "true")]
    [TestCase("[1, \"a\"] instance of list<number>", "false")]
    [TestCase("{a: 1, b: 2} instance of context<a: number>", "true")]
    [TestCase("{a: \"1\"} instance of context<a: number>", "false")]
    [TestCase("@\"P1D\" instance of days and time duration", "true")]
    [TestCase("@\"P1Y\" instance of days and time duration", "false")]
    [TestCase("(function(a: number) a) instance of function<number> -> Any", "true")]
    [TestCase("1 instance of nothing", "null")]
    public void InstanceOf_JudgesByTheTypeAsWritten(string feel, string expected) => Assert.That(StandardFeel.Text(feel), Is.EqualTo(expected));
}
