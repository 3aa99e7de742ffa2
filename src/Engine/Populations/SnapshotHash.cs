using System.Collections.Immutable;
using System.Security.Cryptography;
using Matching.Engine.Tags;

namespace Matching.Engine.Populations;

/// <summary>
/// Identity of a snapshot: SHA-256 over its sorted logical values. It does not depend on the bytes or partitions of files, the
/// order of arrival, the culture, the time zone or the business date that the facts are used for.
/// </summary>
/// <remarks>
/// Integers are little-endian (32 bits unless said otherwise); texts are a 32-bit length and UTF-8; a null text has length -1.
/// The stream: the text <c>matching-snapshot-1</c>; the populations that have units, by kind (citizen 0, enterprise 1, household 2, child 3).
/// A population: its kind; the number of columns that a source states, with or without a fact, and for each, ordered by tag code: tag code, type (its ordinal
/// in <see cref="TagType"/>), source; the number of units, and for each, ordered by key: key, link, then its facts ordered by column:
/// column number, as-of day number, value; then -1. A value: scaled 64-bit integer (money 2, number 4, percent 6 places), day number,
/// one byte 0 or 1, text, or the number of elements and their texts.
/// </remarks>
public static class SnapshotHash
{
    private const string Form = "matching-snapshot-1";

    /// <summary>Rows written at once: their bytes stay in the cache of a core.</summary>
    private const int BlockRows = 2048;

    /// <summary>The hash of sealed populations, 64 lower-case hexadecimal digits.</summary>
    /// <param name="populations">Populations made by <see cref="SnapshotBuilder"/>, in any order.</param>
    public static string Of(ImmutableArray<Population> populations)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(CanonicalBytes.Of(Form));
        foreach (var population in populations.Where(p => p.Count > 0).OrderBy(p => p.Kind))
        {
            Append(population, hash);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(Population population, IncrementalHash hash)
    {
        var columns = population.Columns.Select(Sealed).OrderBy(c => c.Tag.Code, StringComparer.Ordinal).ToArray();
        hash.AppendData(Head(population, columns));
        var (ready, next) = (new CanonicalRows(population, columns), new CanonicalRows(population, columns));
        ready.Write(0, Math.Min(BlockRows, population.Count));
        for (var row = BlockRows; row < population.Count; row += BlockRows)
        {
            // One block is hashed while the next one is written.
            var (block, count) = (next, Math.Min(BlockRows, population.Count - row));
            var first = row;
            var writing = Task.Run(() => block.Write(first, count));
            hash.AppendData(ready.Bytes);
            writing.GetAwaiter().GetResult();
            (ready, next) = (next, ready);
        }

        hash.AppendData(ready.Bytes);
    }

    private static byte[] Head(Population population, SealedColumn[] columns) =>
    [
        .. CanonicalBytes.Of((int)population.Kind), .. CanonicalBytes.Of(columns.Length),
        .. columns.SelectMany(c => (byte[])[.. CanonicalBytes.Of(c.Tag.Code), .. CanonicalBytes.Of((int)c.Tag.Type), .. CanonicalBytes.Of(c.SourceId)]),
        .. CanonicalBytes.Of(population.Count),
    ];

    private static SealedColumn Sealed(FactColumn column) => column as SealedColumn
        ?? throw new ArgumentException($"column {column.Tag.Code} was not made by a snapshot builder");
}
