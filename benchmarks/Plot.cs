using System.Globalization;
using System.Security;
using System.Text;

namespace Matching.Benchmarks;

/// <summary>Draws rows as horizontal bars on a logarithmic scale, in plain SVG.</summary>
internal static class Plot
{
    private const int Margin = 16;
    private const int LabelWidth = 430;
    private const int BarWidth = 460;
    private const int ValueWidth = 130;
    private const int LineHeight = 24;
    private const int HeadHeight = 60;
    private const int FootHeight = 34;

    /// <summary>One picture.</summary>
    /// <param name="title">What is shown.</param>
    /// <param name="unit">Unit of the numbers, written under the scale.</param>
    /// <param name="bars">Labels with their numbers, greater than 0.</param>
    public static string Svg(string title, string unit, IReadOnlyList<(string Label, double Number)> bars)
    {
        var (low, high) = (Math.Floor(Math.Log10(bars.Min(b => b.Number))), Math.Ceiling(Math.Log10(bars.Max(b => b.Number))));
        high = high <= low ? low + 1 : high;
        var (width, height) = (Margin + LabelWidth + BarWidth + ValueWidth, HeadHeight + (bars.Count * LineHeight) + FootHeight);
        var svg = new StringBuilder();
        Add(svg, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" font-family=\"sans-serif\" font-size=\"13\">");
        Add(svg, $"<title>{Escaped(title)}</title><rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>");
        Add(svg, $"<text x=\"{Margin}\" y=\"30\" font-size=\"16\" font-weight=\"bold\" fill=\"#111111\">{Escaped(title)}</text>");
        for (var decade = low; decade <= high; decade++)
        {
            var x = X(decade, low, high);
            Add(svg, $"<line x1=\"{x:0.0}\" y1=\"{HeadHeight - 8}\" x2=\"{x:0.0}\" y2=\"{height - FootHeight}\" stroke=\"#cccccc\"/>");
            Add(svg, $"<text x=\"{x:0.0}\" y=\"{height - FootHeight + 16}\" text-anchor=\"middle\" fill=\"#444444\">{Number(Math.Pow(10, decade))}</text>");
        }

        for (var i = 0; i < bars.Count; i++)
        {
            Bar(svg, bars[i], HeadHeight + (i * LineHeight), low, high);
        }

        Add(svg, $"<text x=\"{Margin}\" y=\"{height - FootHeight + 16}\" fill=\"#444444\">{Escaped(unit)}, logarithmic scale</text>");
        return svg.Append("</svg>\n").ToString();
    }

    private static void Bar(StringBuilder svg, (string Label, double Number) bar, int y, double low, double high)
    {
        var end = X(Math.Log10(bar.Number), low, high);
        var start = Margin + LabelWidth;
        Add(svg, $"<text x=\"{start - 8}\" y=\"{y + 15}\" text-anchor=\"end\" fill=\"#111111\">{Escaped(bar.Label)}</text>");
        Add(svg, $"<rect x=\"{start}\" y=\"{y + 3}\" width=\"{Math.Max(1, end - start):0.0}\" height=\"16\" fill=\"#1f6f8b\"/>");
        Add(svg, $"<text x=\"{Math.Max(start + 1, end) + 6:0.0}\" y=\"{y + 15}\" fill=\"#111111\">{Number(bar.Number)}</text>");
    }

    private static double X(double power, double low, double high) => Margin + LabelWidth + ((power - low) / (high - low) * BarWidth);

    private static string Number(double value) => value >= 1000
        ? value.ToString("#,0", CultureInfo.InvariantCulture)
        : value.ToString(value >= 10 ? "0.0" : "0.####", CultureInfo.InvariantCulture) is var text && text != "0" ? text : value.ToString("0E0", CultureInfo.InvariantCulture);

    private static string Escaped(string text) => SecurityElement.Escape(text);

    private static void Add(StringBuilder svg, FormattableString line) => svg.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
