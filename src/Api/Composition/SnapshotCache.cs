using System.Globalization;
using Matching.Engine.Populations;
using Matching.Storage.Snapshots;

namespace Matching.Api.Composition;

/// <summary>
/// Keeps the snapshots used last in memory, so that partitions, pages and previews do not read the same files again and again.
/// Safe on any thread: whoever comes while a snapshot is being read waits for that reading.
/// </summary>
/// <param name="store">The sealed snapshots.</param>
/// <param name="capacity">How many are kept; at least 1.</param>
public sealed class SnapshotCache(SnapshotStore store, int capacity = 2)
{
    private readonly Lock gate = new();
    private readonly LinkedList<((string Hash, DateOnly AsOf) Key, Lazy<Snapshot> Snapshot)> kept = [];

    /// <summary>The newest snapshot with a hash of a date or an earlier one. Days on which nothing changed share their hash.</summary>
    /// <exception cref="SnapshotException">There is none, or its files are damaged.</exception>
    public Snapshot Of(string hash, DateOnly upTo) => Of(
        store.Find(hash, upTo) ?? throw new SnapshotException(string.Create(CultureInfo.InvariantCulture, $"there is no snapshot {hash} of {upTo:yyyy-MM-dd} or earlier")));

    /// <summary>A snapshot.</summary>
    /// <exception cref="SnapshotException">Its files are damaged.</exception>
    public Snapshot Of(SnapshotEntry entry)
    {
        var key = (entry.Hash, entry.AsOf);
        var wanted = Keep(key, entry);
        try
        {
            return wanted.Value;
        }
        catch (SnapshotException)
        {
            // A reading that failed is not kept: the files may be restored.
            Forget(key, wanted);
            throw;
        }
    }

    /// <summary>
    /// Reading Parquet waits for tasks that would run in the caller's synchronization context. A page's context never runs them
    /// while the page waits (nor does Task.Run help: the waiting thread takes the task over), so it is put aside.
    /// </summary>
    private Snapshot Load(SnapshotEntry entry)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return store.Load(entry);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    private Lazy<Snapshot> Keep((string Hash, DateOnly AsOf) key, SnapshotEntry entry)
    {
        lock (gate)
        {
            var node = kept.First;
            while (node is not null && node.Value.Key != key)
            {
                node = node.Next;
            }

            if (node is null)
            {
                node = new LinkedListNode<((string, DateOnly), Lazy<Snapshot>)>((key, new Lazy<Snapshot>(() => Load(entry))));
            }
            else
            {
                kept.Remove(node);
            }

            kept.AddFirst(node);
            if (kept.Count > capacity)
            {
                kept.RemoveLast();
            }

            return node.Value.Snapshot;
        }
    }

    private void Forget((string Hash, DateOnly AsOf) key, Lazy<Snapshot> failed)
    {
        lock (gate)
        {
            kept.Remove((key, failed));
        }
    }
}
