using System.Globalization;
using Matching.Api.Previews;

namespace Matching.Api.Tests;

/// <summary>How far a figure of a draft can be moved.</summary>
public sealed class FigureRangeTests
{
    [TestCase("65", "岁", "45–85 by 1")]
    [TestCase("12", "岁", "0–32 by 1")]
    [TestCase("2024", "年", "2014–2034 by 1")]
    [TestCase("3", "年", "0–13 by 1")]
    [TestCase("36", "月", "0–72 by 1")]
    [TestCase("0.5", "比例", "0–1 by 0.01")]
    [TestCase("0.125", "比例", "0–1 by 0.001")]
    [TestCase("1.5", "比例", "0–3 by 0.01")]
    [TestCase("2", null, "0–12 by 1")]
    [TestCase("150", "元/月", "0–300 by 1")]
    [TestCase("2690", "元", "0–5380 by 10")]
    [TestCase("300000", "元", "0–600000 by 1000")]
    [TestCase("88150.5", "元/年", "0–176301 by 0.1")]
    [TestCase("0", "元", "0–10 by 1")]
    [TestCase("-40", null, "-80–0 by 1")]
    public void Around_Figure_IsSensibleForItsUnit(string value, string? unit, string expected)
    {
        var range = FigureRange.Around(decimal.Parse(value, CultureInfo.InvariantCulture), unit);

        Assert.That(string.Create(CultureInfo.InvariantCulture, $"{range.Min:0.###}–{range.Max:0.###} by {range.Step:0.###}"), Is.EqualTo(expected));
    }
}
