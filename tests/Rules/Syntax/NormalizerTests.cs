using Matching.Rules.Diagnostics;
using Matching.Rules.Syntax;

namespace Matching.Rules.Tests.Syntax;

public sealed class NormalizerTests
{
    [TestCase("年龄＞60", "年龄>60")]
    [TestCase("sum（1，2）", "sum(1,2)")]
    [TestCase("年龄　＞　60", "年龄 > 60")]
    [TestCase("户籍地＝“上海”", "户籍地=\"上海\"")]
    [TestCase("a！＝１２．５", "a!=12.5")]
    [TestCase("a≥1、b≤2", "a>=1,b<=2")]
    [TestCase("［1，2］", "[1,2]")]
    [TestCase("｛a：1｝", "{a:1}")]
    [TestCase("１＋２－３＊４／５", "1+2-3*4/5")]
    [TestCase("3×4÷5", "3*4/5")]
    public void Normalize_FullWidthPunctuation_BecomesAscii(string typed, string stored) =>
        Assert.That(Normalizer.Normalize(typed, new DiagnosticBag()).Text, Is.EqualTo(stored));

    [TestCase("\"（甲，乙）＞\"")]
    [TestCase("\"a\\\"，b\"")]
    [TestCase("1 // 全角，注释")]
    [TestCase("1 /* ，（ */")]
    public void Normalize_InsideStringsAndComments_ChangesNothing(string typed)
    {
        var bag = new DiagnosticBag();

        Assert.That(Normalizer.Normalize(typed, bag).Text, Is.EqualTo(typed));
        Assert.That(bag.ToImmutable(), Is.Empty);
    }

    [Test]
    public void Normalize_FullWidthQuotes_KeepFullWidthContent() =>
        Assert.That(Normalizer.Normalize("“甲，乙”，1", new DiagnosticBag()).Text, Is.EqualTo("\"甲，乙\",1"));

    [Test]
    public void Normalize_SameCharacterTwice_TellsOnceAtTheFirstPlace()
    {
        var bag = new DiagnosticBag();
        Normalizer.Normalize("a＞1 and b＞2", bag);

        var notice = bag.ToImmutable().Single();
        Assert.That((notice.Code, notice.Severity, notice.Span), Is.EqualTo(("FEEL1008", Severity.Notice, new SourceSpan(1, 2))));
    }

    [Test]
    public void ToOriginal_AfterWidenedCharacter_PointsIntoWhatWasTyped()
    {
        var source = Normalizer.Normalize("a≥b", new DiagnosticBag());

        Assert.That(source.Text, Is.EqualTo("a>=b"));
        Assert.That(source.ToOriginal(new SourceSpan(3, 4)), Is.EqualTo(new SourceSpan(2, 3)));
    }
}
