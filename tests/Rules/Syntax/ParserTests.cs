using Matching.Rules.Binding;
using Matching.Rules.Diagnostics;
using Matching.Rules.Syntax;
using Matching.Rules.Values;

namespace Matching.Rules.Tests.Syntax;

public sealed class ParserTests
{
    private static readonly NameTable Names = new(Dialect.Strict, ["list contains", "years and months duration", "round half up", "首 名"], [], []);

    [Test]
    public void Parse_Comparison_SpansEveryNode()
    {
        var node = (ComparisonNode)Parse("年龄 >= 60");

        Assert.That(node.Span, Is.EqualTo(new SourceSpan(0, 8)));
        Assert.That(node.Left.Span, Is.EqualTo(new SourceSpan(0, 2)));
        Assert.That(node.Right.Span, Is.EqualTo(new SourceSpan(6, 8)));
    }

    [Test]
    public void Parse_Parenthesis_SpansItsBrackets() =>
        Assert.That(((ArithmeticNode)Parse("2 * (3 + 4)")).Right.Span, Is.EqualTo(new SourceSpan(4, 11)));

    [Test]
    public void Parse_OrOfAnds_BindsAndTighter()
    {
        var node = (LogicalNode)Parse("a or b and c");

        Assert.That(node.Operator, Is.EqualTo(LogicalOperator.Or));
        Assert.That(((LogicalNode)node.Right).Operator, Is.EqualTo(LogicalOperator.And));
    }

    [Test]
    public void Parse_SubtractionChain_GroupsFromTheLeft()
    {
        var node = (ArithmeticNode)Parse("9 - 4 - 3");

        Assert.That(node.Left, Is.InstanceOf<ArithmeticNode>());
        Assert.That(node.Right, Is.InstanceOf<LiteralNode>());
    }

    [TestCase("list contains(a, b)", "list contains")]
    [TestCase("years and months duration(a, b)", "years and months duration")]
    [TestCase("round   half\nup(a, b)", "round half up")]
    public void Parse_FunctionNameOfSeveralWords_IsOneName(string text, string name) =>
        Assert.That(((CallNode)Parse(text)).Function, Is.EqualTo(name));

    [Test]
    public void Parse_KnownNameWithSpaces_IsOneName() =>
        Assert.That(((NameNode)((ArithmeticNode)Parse("首 名 + 1")).Left).Name, Is.EqualTo("首 名"));

    [Test]
    public void Parse_ChineseNameWithDigitsAndLetters_IsOneName() =>
        Assert.That(((NameNode)Parse("前200万部分AI应纳税额")).Name, Is.EqualTo("前200万部分AI应纳税额"));

    [TestCase("x in [1..5)", true, false)]
    [TestCase("x in (1..5]", false, true)]
    [TestCase("x in ]1..5[", false, false)]
    [TestCase("x in [1..5]", true, true)]
    public void Parse_Range_KnowsWhichEndsBelongToIt(string text, bool low, bool high)
    {
        var range = (RangeNode)((InNode)Parse(text)).Tests.Tests[0];

        Assert.That((range.LowIncluded, range.HighIncluded), Is.EqualTo((low, high)));
    }

    [Test]
    public void Parse_StringEscapes_AreResolved() =>
        Assert.That(((LiteralNode)Parse("""
            "a\"b\\c\n\u4E0A\U01F600"
            """)).Value, Is.EqualTo(Value.Of("a\"b\\c\n上😀")));

    [Test]
    public void Parse_Comments_AreSkipped() =>
        Assert.That(Parse("1 /* 一 */ + // 二\n 2"), Is.InstanceOf<ArithmeticNode>());

    [Test]
    public void ParseUnaryTests_CommaInCell_MeansSeveralTests() =>
        Assert.That(Cell(">60,<80").Tests, Has.Length.EqualTo(2));

    [Test]
    public void ParseUnaryTests_Dash_IsAnyButMinusOneIsAValue()
    {
        Assert.That(Cell("-").Tests[0], Is.InstanceOf<AnyTestNode>());
        Assert.That(Cell("-1").Tests[0], Is.InstanceOf<NegateNode>());
    }

    [Test]
    public void ParseUnaryTests_NotAroundAll_IsNegated() =>
        Assert.That(Cell("not(1, 2)").IsNegated, Is.True);

    [TestCase("1 +", 3, 3)]
    [TestCase("(1", 2, 2)]
    [TestCase("if a then b", 11, 11)]
    [TestCase("[1, 2", 5, 5)]
    [TestCase("a b 3", 4, 5)]
    [TestCase("for in x return 1", 4, 6)]
    [TestCase("{a 1}", 3, 4)]
    public void Parse_IncompleteText_PointsAtThePlace(string text, int start, int end)
    {
        var bag = new DiagnosticBag();
        Parser.Parse(text, Names, bag);

        Assert.That(bag.ToImmutable()[0].Code, Is.EqualTo("FEEL1003"));
        Assert.That(bag.ToImmutable()[0].Span, Is.EqualTo(new SourceSpan(start, end)));
    }

    [Test]
    public void Parse_SeveralMistakes_ReportsAll()
    {
        var bag = new DiagnosticBag();
        Parser.Parse("(1 + ) and (2 * ) and 5#", Names, bag);

        Assert.That(bag.ToImmutable().Select(d => (d.Code, d.Span.Start)), Is.EqualTo(new[] { ("FEEL1003", 5), ("FEEL1003", 16), ("FEEL1007", 23) }));
    }

    private static Node Parse(string text)
    {
        var bag = new DiagnosticBag();
        var node = Parser.Parse(text, Names, bag);
        Assert.That(bag.ToImmutable(), Is.Empty);
        return node;
    }

    private static UnaryTestsNode Cell(string text)
    {
        var bag = new DiagnosticBag();
        var tests = Parser.ParseUnaryTests(text, Names, bag);
        Assert.That(bag.ToImmutable(), Is.Empty);
        return tests;
    }
}
