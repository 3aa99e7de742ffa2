namespace Matching.Storage.Sources;

/// <summary>Bounds on everything that is read from a source.</summary>
/// <param name="MaxFileBytes">Largest data file; a larger one is refused.</param>
/// <param name="MaxManifestBytes">Largest manifest; a larger one is refused.</param>
/// <param name="MaxLineLength">Longest line in UTF-16 code units; a longer one is quarantined.</param>
/// <param name="MaxFieldLength">Longest cell in UTF-16 code units; a row with a longer one is quarantined.</param>
/// <param name="MaxRows">Most rows of a delivery; one with more is refused.</param>
/// <param name="MaxListElements">Most elements of a list; a row with more is quarantined.</param>
public sealed record ImportBounds(
    long MaxFileBytes = 4L << 30, int MaxManifestBytes = 1 << 16, int MaxLineLength = 1 << 16, int MaxFieldLength = 1024,
    long MaxRows = 50_000_000, int MaxListElements = 64);
