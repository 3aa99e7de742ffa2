using System.Collections.Immutable;
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

    /// <summary>The hash of sealed populations, 64 lower-case hexadecimal digits.</summary>
    /// <param name="populations">Populations made by <see cref="SnapshotBuilder"/>, in any order.</param>
    public static string Of(ImmutableArray<Population> populations)
    {
        using var writer = new CanonicalWriter();
        writer.Append(Form);
        foreach (var population in populations.Where(p => p.Count > 0).OrderBy(p => p.Kind))
        {
            Append(population, writer);
        }

        return writer.Finish();
    }

    private static void Append(Population population, CanonicalWriter writer)
    {
        var columns = population.Columns.Select(Sealed)
            .OrderBy(c => c.Tag.Code, StringComparer.Ordinal).ToArray();
        writer.Append((int)population.Kind);
        writer.Append(columns.Length);
        foreach (var column in columns)
        {
            writer.Append(column.Tag.Code);
            writer.Append((int)column.Tag.Type);
            writer.Append(column.SourceId);
        }

        writer.Append(population.Count);
        for (var row = 0; row < population.Count; row++)
        {
            writer.Append(population.Keys[row]);
            writer.Append(population.Links.IsEmpty ? null : population.Links[row]);
            AppendFacts(columns, row, writer);
        }
    }

    private static void AppendFacts(SealedColumn[] columns, int row, CanonicalWriter writer)
    {
        for (var number = 0; number < columns.Length; number++)
        {
            var column = columns[number];
            if (!column.Known[row])
            {
                continue;
            }

            writer.Append(number);
            writer.Append(column.DayAt(row));
            column.AppendFact(row, writer);
        }

        writer.Append(-1);
    }

    private static SealedColumn Sealed(FactColumn column) => column as SealedColumn
        ?? throw new ArgumentException($"column {column.Tag.Code} was not made by a snapshot builder");
}
