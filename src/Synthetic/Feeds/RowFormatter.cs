using System.Buffers;

namespace Matching.Synthetic.Feeds;

/// <summary>Writes rows in one file format.</summary>
internal abstract class RowFormatter : IDisposable
{
    /// <summary>Writes what stands before the first row.</summary>
    public abstract void WriteHeading(Feed feed, IBufferWriter<byte> output);

    /// <summary>Writes a row with its line end.</summary>
    public abstract void Write(FeedRow row, IBufferWriter<byte> output);

    public virtual void Dispose()
    {
    }
}
