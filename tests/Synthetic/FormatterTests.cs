using System.Buffers;
using System.Text;
using Matching.Synthetic.Faults;
using Matching.Synthetic.Feeds;

namespace Matching.Synthetic.Tests;

public sealed class FormatterTests
{
    [TestCase("甲,乙", "\"甲,乙\"")]
    [TestCase("称\"好\"", "\"称\"\"好\"\"\"")]
    [TestCase("两\n行", "\"两\n行\"")]
    [TestCase("平常", "平常")]
    public void Csv_Cell_IsQuotedOnlyWhereNeeded(string text, string expected)
    {
        var row = new FeedRow(FeedCatalogue.Of("account-citizen")).Set("户名", text);

        Assert.That(Written(new CsvFormatter(), row), Is.EqualTo($",,{expected},,\n"));
    }

    [Test]
    public void Jsonl_EmptyCells_AreLeftOutAndKindsKeepTheirForm()
    {
        var row = new FeedRow(FeedCatalogue.Of("civil-affairs-household"))
            .Set("户号", "H1").Set("共同生活成员月收入合计", Cell.Money(165_000)).Set("家庭财产符合规定", true);

        Assert.That(Written(new JsonlFormatter(), row), Is.EqualTo("{\"户号\":\"H1\",\"共同生活成员月收入合计\":1650.00,\"家庭财产符合规定\":true}\n"));
    }

    [Test]
    public void Jsonl_MalformedNumber_IsWrittenAsText()
    {
        var row = new FeedRow(FeedCatalogue.Of("civil-affairs-household")).Set("保障人口数", "12.3.4");
        row.Quoted[row.Feed.PlaceOf("保障人口数")] = true;

        Assert.That(Written(new JsonlFormatter(), row), Is.EqualTo("{\"保障人口数\":\"12.3.4\"}\n"));
    }

    [TestCase(550, "0.055")]
    [TestCase(-2500, "-0.25")]
    [TestCase(10_000, "1")]
    [TestCase(0, "0")]
    public void Ratio_TenThousandths_IsAFraction(long value, string expected)
    {
        Assert.That(Cell.Ratio(value), Is.EqualTo(expected));
    }

    [TestCase(FaultKind.ForeignHolder, "foreign-holder")]
    [TestCase(FaultKind.WrongCheckDigit, "wrong-check-digit")]
    public void FaultNames_Kind_HasAStableName(FaultKind kind, string expected)
    {
        Assert.That(FaultNames.Of(kind), Is.EqualTo(expected));
    }

    [Test]
    public void FaultNames_UnknownKind_IsRefused()
    {
        Assert.That(() => FaultNames.Of((FaultKind)99), Throws.TypeOf<ArgumentOutOfRangeException>());
    }

    private static string Written(RowFormatter formatter, FeedRow row)
    {
        using (formatter)
        {
            var output = new ArrayBufferWriter<byte>();
            formatter.Write(row, output);
            return Encoding.UTF8.GetString(output.WrittenSpan);
        }
    }
}
