namespace Matching.Benchmarks;

/// <summary>How much is measured.</summary>
/// <param name="IsQuick">Fewer and shorter rounds over the least size: shows that it works, not how fast it is.</param>
/// <param name="From">Sizes with fewer subjects or rows are left out.</param>
/// <param name="UpTo">Sizes with more subjects or rows are left out.</param>
internal sealed record Extent(bool IsQuick, int From = 0, int UpTo = int.MaxValue)
{
    /// <summary>Those of a suite's sizes that are measured.</summary>
    /// <param name="quick">The one of a quick run.</param>
    /// <param name="sizes">Those of a whole run.</param>
    public int[] Of(int quick, params int[] sizes) => IsQuick ? [quick] : Array.FindAll(sizes, s => s >= From && s <= UpTo);
}
