using System.Diagnostics;
using Matching.Benchmarks.Nights;
using Matching.Engine.Columns;
using Matching.Engine.Populations;
using Matching.Engine.Previews;
using Matching.Engine.Tags;

namespace Matching.Benchmarks.Previews;

/// <summary>What one answer took.</summary>
/// <param name="Seconds">Elapsed seconds, from the draft's text to the report.</param>
/// <param name="Cpu">Processor seconds.</param>
/// <param name="PeakMb">Largest memory of the process while it was made, in MiB.</param>
/// <param name="Result">The report's figures.</param>
internal sealed record Answer(double Seconds, double Cpu, double PeakMb, string Result);

/// <summary>Previews over one population, whose lanes are shared as the product shares them.</summary>
internal sealed class PreviewRun
{
    /// <summary>As the product: a processor is left to the night.</summary>
    private static readonly int Threads = Math.Max(1, Environment.ProcessorCount - 1);

    private readonly TagDictionary tags;
    private readonly Snapshot snapshot;
    private readonly PackPreview preview;

    /// <summary>Loads the snapshot.</summary>
    public PreviewRun(NightPopulation population)
    {
        tags = population.Tags;
        snapshot = population.Stores.Snapshots.Load(population.Entry);
        preview = new PackPreview(new ColumnShelf(tags));
        Figures = [.. MovedFigures.Of(population.InForce)];
    }

    /// <summary>The figures.</summary>
    public IReadOnlyList<MovedFigure> Figures { get; }

    /// <summary>The first answer, when the draft still says what is in force, and those for each position.</summary>
    public IReadOnlyList<Answer> Measure(MovedFigure figure, int positions) =>
        [.. figure.Positions(positions).Prepend(figure.InForce.Text).Select(text => Timed(figure, text))];

    /// <summary>What differs from judging row by row, or null.</summary>
    public string? Differences(MovedFigure figure, int positions)
    {
        var byRow = new RowPreview(tags, snapshot);
        foreach (var text in figure.Positions(positions))
        {
            var (said, expected) = (RowPreview.TextOf(Run(figure, text)), byRow.TextOf(figure.Policy, figure.Read(text, tags.Scope), figure.InForce));
            if (said != expected)
            {
                return $"{figure.Policy.Id} {figure.Name}: {said}, row by row {expected}";
            }
        }

        return null;
    }

    private Answer Timed(MovedFigure figure, string text)
    {
        PeakMemory.Reset();
        var cpu = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        var report = Run(figure, text);
        var seconds = clock.Elapsed.TotalSeconds;
        return new Answer(seconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds, PeakMemory.Mb(), $"{report.Units} units: {RowPreview.TextOf(report)}");
    }

    private PreviewReport Run(MovedFigure figure, string text) =>
        preview.Run(new PreviewRequest(figure.Policy, figure.Read(text, tags.Scope), figure.InForce, snapshot, snapshot.AsOf), Threads);
}
