namespace Matching.Benchmarks;

/// <summary>A set of measurements that belong together.</summary>
internal interface ISuite
{
    /// <summary>Name on the command line.</summary>
    string Name { get; }

    /// <summary>Measures.</summary>
    /// <param name="extent">How much.</param>
    /// <returns>The rows; a row whose result begins with <c>!</c> could not be measured or gave wrong answers.</returns>
    IReadOnlyList<Row> Run(Extent extent);
}
