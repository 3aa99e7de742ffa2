using System.Globalization;

namespace Matching.Benchmarks.Language;

/// <summary>How fast rules are read and evaluated, beside feelin (npm), in one run.</summary>
/// <remarks>Each round times every way of the same rule one after the other; a ratio is the median over the rounds.</remarks>
internal sealed class LanguageSuite : ISuite
{
    /// <inheritdoc/>
    public string Name => "language";

    /// <inheritdoc/>
    public IReadOnlyList<Row> Run(Extent extent)
    {
        var (rounds, milliseconds) = extent.IsQuick ? (3, 20.0) : (11, 100.0);
        var (feelin, reason) = FeelinProcess.Start();
        using (feelin)
        {
            var measured = EligibilityCases.All.Select(rule => new RuleMeasurement(rule, feelin, rounds, milliseconds)).ToList();
            foreach (var rule in measured)
            {
                rule.Measure();
                Console.Error.WriteLine($"measured: {rule.Name}");
            }

            return [.. measured.SelectMany(m => m.Rows(Name, reason)), .. feelin is null ? [] : Together(measured)];
        }
    }

    private IEnumerable<Row> Together(List<RuleMeasurement> rules)
    {
        foreach (var (mode, ratios) in new[]
        {
            (RuleMeasurement.FromText, rules.Select(r => r.RatioOf(RuleMeasurement.FromText)).Order().ToArray()),
            (RuleMeasurement.FromParsed, rules.Select(r => r.RatioOf(RuleMeasurement.FromParsed)).Order().ToArray()),
        })
        {
            var range = string.Create(CultureInfo.InvariantCulture, $"ratios {ratios[0]:0}× to {ratios[^1]:0}×");
            yield return new Row(
                Name, $"all ten: {mode}", rules.Sum(r => r.Round(mode).Evaluations), rules.Count, rules.Sum(r => r.Round(mode).Seconds), rules.Sum(r => r.Round(mode).Cpu),
                rules.Max(r => r.Round(mode).PeakMb), range, $"median of the ten: {RuleMeasurement.Compiled}", Timing.Median(ratios));
        }
    }
}
