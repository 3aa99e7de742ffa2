namespace Matching.Storage.Sources;

/// <summary>Stops a delivery with far fewer rows than the source usually sends: it was cut before its manifest was made.</summary>
internal sealed class RowCountGuard
{
    private readonly ImportRecords records;
    private readonly ImportBounds bounds;
    private readonly bool acceptShort;

    /// <param name="records">What was loaded earlier.</param>
    /// <param name="bounds">How short is too short.</param>
    /// <param name="acceptShort">True when somebody vouches for short deliveries.</param>
    public RowCountGuard(ImportRecords records, ImportBounds bounds, bool acceptShort)
    {
        this.records = records;
        this.bounds = bounds;
        this.acceptShort = acceptShort;
    }

    /// <summary>Why a delivery is refused, or null. What was loaded once is not judged again; a first delivery has nothing to be judged by.</summary>
    /// <param name="file">The file, or the name of the query.</param>
    /// <param name="sourceId">The source.</param>
    /// <param name="sha256">Identity of the delivery.</param>
    /// <param name="rows">Its number of rows.</param>
    public ImportRefusal? Judge(string file, string sourceId, string sha256, long rows)
    {
        if (acceptShort || records.IsRecorded(sourceId, sha256))
        {
            return null;
        }

        var earlier = records.LastRowCounts(sourceId, bounds.ShortHistory);
        return earlier.Count > 0 && Median(earlier) is var median && rows < median * bounds.ShortShare
            ? Refusals.ShortDelivery(file, rows, median, earlier.Count)
            : null;
    }

    private static decimal Median(IReadOnlyList<long> counts)
    {
        long[] ordered = [.. counts.Order()];
        var middle = ordered.Length / 2;
        return ordered.Length % 2 == 1 ? ordered[middle] : ((decimal)ordered[middle - 1] + ordered[middle]) / 2;
    }
}
