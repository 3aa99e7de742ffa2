using System.Diagnostics;
using System.Globalization;

namespace Matching.Benchmarks.Nights;

/// <summary>Imported populations that several suites use: made when first asked for, deleted at the end.</summary>
internal sealed class Populations : IDisposable
{
    private readonly Dictionary<int, NightPopulation> made = [];

    /// <summary>The population of so many citizens and enterprises.</summary>
    public NightPopulation Of(int subjects)
    {
        if (!made.TryGetValue(subjects, out var population))
        {
            var clock = Stopwatch.StartNew();
            made[subjects] = population = new NightPopulation(subjects);
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"made: a population of {subjects:#,0} subjects, {clock.Elapsed.TotalSeconds:0} s"));
        }

        return population;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var population in made.Values)
        {
            population.Dispose();
        }
    }
}
