using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;

namespace Matching.Synthetic.Feeds;

/// <summary>One source file while it is written: the lines, their number, the hash and the control sum.</summary>
internal sealed class FeedFile : IDisposable
{
    private const int FlushAt = 1 << 18;
    private const int RowsBetweenRepeats = 61;

    private readonly ArrayBufferWriter<byte> buffer = new(FlushAt * 2);
    private readonly Queue<byte[]> repeats = new();
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly FileStream stream;
    private readonly RowFormatter formatter;
    private readonly int sumPlace;
    private decimal sum;

    public FeedFile(Feed feed, string folder)
    {
        Feed = feed;
        sumPlace = feed.ControlSum is { } column ? feed.PlaceOf(column) : -1;
        formatter = feed.Format == FeedFormat.Csv ? new CsvFormatter() : new JsonlFormatter();
        stream = new FileStream(Path.Combine(folder, feed.FileName), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1);
        formatter.WriteHeading(feed, buffer);
    }

    public Feed Feed { get; }

    /// <summary>Data rows written so far.</summary>
    public int Rows { get; private set; }

    /// <summary>Writes a row, and now and then one that waited for its repetition.</summary>
    public void Write(FeedRow row)
    {
        formatter.Write(row, buffer);
        Count(row);
        if (Rows % RowsBetweenRepeats == 0 && repeats.TryDequeue(out var line))
        {
            buffer.Write(line);
            Rows++;
        }

        if (buffer.WrittenCount >= FlushAt)
        {
            Flush();
        }
    }

    /// <summary>Keeps a second row for later in the file.</summary>
    public void Repeat(FeedRow row)
    {
        var line = new ArrayBufferWriter<byte>();
        formatter.Write(row, line);
        repeats.Enqueue(line.WrittenSpan.ToArray());
        Add(row);
    }

    /// <summary>Writes what waits and closes the file.</summary>
    /// <returns>The file's manifest.</returns>
    public Manifest Finish(DateOnly asOf)
    {
        while (repeats.TryDequeue(out var line))
        {
            buffer.Write(line);
            Rows++;
        }

        Flush();
        stream.Flush(flushToDisk: false);
        var digest = Convert.ToHexStringLower(hash.GetHashAndReset());
        return new Manifest(Feed.Id, Feed.FileName, Rows, digest, asOf, Feed.ControlSum, sum);
    }

    public void Dispose()
    {
        stream.Dispose();
        hash.Dispose();
        formatter.Dispose();
    }

    private void Count(FeedRow row)
    {
        Rows++;
        Add(row);
    }

    private void Add(FeedRow row)
    {
        if (sumPlace >= 0 && row.Cells[sumPlace] is { } text)
        {
            sum += decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);
        }
    }

    private void Flush()
    {
        hash.AppendData(buffer.WrittenSpan);
        stream.Write(buffer.WrittenSpan);
        buffer.ResetWrittenCount();
    }
}
