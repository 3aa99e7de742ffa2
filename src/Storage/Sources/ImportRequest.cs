using System.Collections.Immutable;

namespace Matching.Storage.Sources;

/// <summary>Files to import.</summary>
/// <param name="AsOf">Business date that the snapshot is sealed for; no fact may be as of a later date.</param>
/// <param name="Paths">Data files, or folders whose data files are all taken. Each data file has its manifest beside it.</param>
/// <param name="Source">When given, every file must be of this source.</param>
public sealed record ImportRequest(DateOnly AsOf, ImmutableArray<string> Paths, string? Source = null)
{
    /// <summary>True when somebody vouches for deliveries that are far shorter than the source's earlier ones; see <see cref="ImportBounds.ShortShare"/>.</summary>
    public bool AcceptShort { get; init; }
}

/// <summary>A department's table to import through a query.</summary>
/// <param name="AsOf">Business date that the snapshot is sealed for; the as-of date of rows that carry none.</param>
/// <param name="Query">The query.</param>
public sealed record SqlImportRequest(DateOnly AsOf, SqlSourceQuery Query)
{
    /// <summary>True when somebody vouches for a result that is far shorter than the source's earlier deliveries; see <see cref="ImportBounds.ShortShare"/>.</summary>
    public bool AcceptShort { get; init; }
}

/// <summary>How far an import is.</summary>
/// <param name="Source">The source that is read.</param>
/// <param name="Rows">Rows of it that were read.</param>
public readonly record struct ImportProgress(string Source, long Rows);
