namespace Matching.Storage.Sources;

/// <summary>Bounds on everything that is read from a source.</summary>
/// <param name="MaxFileBytes">Largest data file; a larger one is refused.</param>
/// <param name="MaxManifestBytes">Largest manifest; a larger one is refused.</param>
/// <param name="MaxLineLength">Longest line in UTF-16 code units; a longer one is quarantined.</param>
/// <param name="MaxFieldLength">Longest cell in UTF-16 code units; a row with a longer one is quarantined.</param>
/// <param name="MaxRows">Most rows of a delivery; one with more is refused.</param>
/// <param name="MaxListElements">Most elements of a list; a row with more is quarantined.</param>
/// <param name="MaxGroupRows">Most rows of a Parquet row group, which is held in memory; a file with a bigger one is refused.</param>
/// <param name="MaxGroupBytes">Most bytes of a Parquet row group before compression, as the file states them; a file with a bigger one is refused.</param>
/// <param name="ShortShare">A delivery with fewer rows than this share of the median of the source's last loaded ones is refused; 0 refuses none.</param>
/// <param name="ShortHistory">How many of the source's last loaded deliveries the median is taken of, at least 1.</param>
public sealed record ImportBounds(
    long MaxFileBytes = 4L << 30, int MaxManifestBytes = 1 << 16, int MaxLineLength = 1 << 16, int MaxFieldLength = 1024,
    long MaxRows = 50_000_000, int MaxListElements = 64, long MaxGroupRows = 1 << 20,
    long MaxGroupBytes = 1L << 30, decimal ShortShare = 0.5m, int ShortHistory = 5);
