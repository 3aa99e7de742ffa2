using Matching.Engine.Populations;
using Matching.Engine.Ports;
using Matching.Storage.Snapshots;

namespace Matching.Api.Composition;

/// <summary>Earlier snapshots by way of those that are in memory. One that is damaged is as good as none: its night is only read to save work.</summary>
/// <param name="cache">The snapshots.</param>
public sealed class EarlierSnapshots(SnapshotCache cache) : IEarlierSnapshots
{
    /// <inheritdoc/>
    public Snapshot? Find(string hash, DateOnly upTo)
    {
        try
        {
            return cache.Of(hash, upTo);
        }
        catch (SnapshotException)
        {
            return null;
        }
    }
}
