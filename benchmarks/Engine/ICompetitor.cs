namespace Matching.Benchmarks.Engine;

/// <summary>A way to find the matches; everything that is done once is done when it is made.</summary>
internal interface ICompetitor : IDisposable
{
    /// <summary>Name in the table.</summary>
    string Name { get; }

    /// <summary>True where it takes every fact as known, and so finds other matches than the rest.</summary>
    bool TakesAllAsKnown => false;

    /// <summary>The number of matching pairs of subject and policy.</summary>
    long CountMatches();
}
