using System.Globalization;
using Matching.Benchmarks.Nights;

namespace Matching.Benchmarks.Previews;

/// <summary>An officer moves figures of real policies: how long each answer takes on the whole population.</summary>
/// <param name="populations">Where its populations come from.</param>
internal sealed class PreviewSuite(Populations populations) : ISuite
{
    private const int CheckedSubjects = 2_000;
    private const int CheckedPositions = 4;

    /// <inheritdoc/>
    public string Name => "preview";

    /// <inheritdoc/>
    public IReadOnlyList<Row> Run(Extent extent)
    {
        var check = new PreviewRun(populations.Of(CheckedSubjects));
        var wrong = check.Figures.Select(f => check.Differences(f, CheckedPositions)).FirstOrDefault(d => d is not null);
        var said = wrong is null
            ? string.Create(CultureInfo.InvariantCulture, $"as row by row at {CheckedSubjects:#,0} subjects")
            : $"!! {wrong}";
        int[] sizes = extent.Of(CheckedSubjects, 10_000, 100_000, 1_000_000);
        return [.. sizes.SelectMany(s => Measure(s, extent.IsQuick ? 8 : 40, said))];
    }

    private IReadOnlyList<Row> Measure(int subjects, int positions, string said)
    {
        var run = new PreviewRun(populations.Of(subjects));
        var figures = run.Figures.Select(f => (Figure: f, Answers: run.Measure(f, positions))).ToList();
        List<Row> rows = [.. figures.SelectMany(f => RowsOf(f.Figure, f.Answers, subjects, said))];
        List<Answer> moved = [.. figures.SelectMany(f => f.Answers.Skip(1))];
        rows.Add(RowOf("all figures, p50", moved, 0.5, subjects, said));
        rows.Add(RowOf("all figures, p95", moved, 0.95, subjects, said));
        Table.Write(Console.Error, rows);
        return rows;
    }

    private IEnumerable<Row> RowsOf(MovedFigure figure, IReadOnlyList<Answer> answers, int subjects, string said)
    {
        var name = $"{figure.Policy.Id} {figure.Name}";
        var result = $"{answers[^1].Result}, {said}";
        yield return RowOf(name + ", first answer", [answers[0]], 1, subjects, result);
        yield return RowOf(name + ", p50", [.. answers.Skip(1)], 0.5, subjects, result);
        yield return RowOf(name + ", p95", [.. answers.Skip(1)], 0.95, subjects, result);
    }

    private Row RowOf(string name, List<Answer> answers, double quantile, int subjects, string result)
    {
        var sorted = answers.OrderBy(a => a.Seconds).ToList();
        var answer = sorted[Math.Max(0, (int)Math.Ceiling(quantile * sorted.Count) - 1)];
        return new Row(
            Name, string.Create(CultureInfo.InvariantCulture, $"{name}, {subjects:#,0}"), subjects, 1, answer.Seconds, answer.Cpu, sorted.Max(a => a.PeakMb),
            result.StartsWith("!!", StringComparison.Ordinal) || !result.Contains("!!", StringComparison.Ordinal) ? result : result[result.IndexOf("!!", StringComparison.Ordinal)..]);
    }
}
