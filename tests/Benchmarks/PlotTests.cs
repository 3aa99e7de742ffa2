namespace Matching.Benchmarks.Tests;

public sealed class PlotTests
{
    [Test]
    public void Svg_TwoBarsADecadeApart_OneIsHalfAsLong()
    {
        var svg = Plot.Svg("speed", "rows a second", [("slow", 10), ("fast <1>", 100), ("least", 1)]);

        Assert.That(svg, Does.Contain("width=\"230.0\" height=\"16\""));
        Assert.That(svg, Does.Contain("width=\"460.0\" height=\"16\""));
        Assert.That(svg, Does.Contain("fast &lt;1&gt;"));
        Assert.That(svg, Does.Contain("rows a second, logarithmic scale"));
    }
}
