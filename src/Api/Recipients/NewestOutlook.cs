using Matching.Api.Composition;
using Matching.Engine.Decisions;
using Matching.Storage.Stores;

namespace Matching.Api.Recipients;

/// <summary>The outlook of the newest closed night, kept until a newer night is closed or the catalogue changes.</summary>
/// <param name="workspace">The open workspace.</param>
public sealed class NewestOutlook(Workspace workspace)
{
    private readonly Lock gate = new();
    private (string Snapshot, DateOnly AsOf, string Catalogue) key;
    private Outlook? kept;

    /// <summary>The outlook, or null when no night was closed yet. The first call after a night loads its facts.</summary>
    public Outlook? Current()
    {
        if (new RunStore(workspace.Database).NewestClosed() is not { } night)
        {
            return null;
        }

        var loaded = workspace.Loaded;
        var wanted = (night.SnapshotHash, night.AsOf, loaded.Catalogue.Hash);
        lock (gate)
        {
            if (kept is null || key != wanted)
            {
                kept = new Outlook(loaded.Tags, loaded.Catalogue, workspace.SnapshotOf(night.SnapshotHash, night.AsOf), night.AsOf);
                key = wanted;
            }

            return kept;
        }
    }
}
